import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import type { Response } from "express";
import { z } from "zod";
import type { History } from "./history.ts";
import { Problem } from "./problem.ts";
import { type Route, route } from "./rest/route.ts";

const entryNumber = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, "must be the number of an entry: 1, 2, 3 and so on")
  .transform(Number);

/** Entry numbers, both included. */
export const AuditQuery = z
  .strictObject({ from: entryNumber.default(1), to: entryNumber.exactOptional() })
  .refine(({ from, to }) => to === undefined || from <= to, { error: "must not be smaller than from", path: ["to"] });

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const Link = z.strictObject({ number: z.int().min(0), hash });

/** The first line of an export: what the others attach to, and the last of them. */
export const AuditHeader = z.strictObject({ export: z.literal("blisterscope"), version: z.literal(1), after: Link, last: Link });

/** Each other line: a row of the record, with what its hash is made of. */
export const AuditEntry = z.strictObject({
  number: z.int().min(1),
  id: z.ulid(),
  at: z.iso.datetime(),
  monotonicMs: z.int(),
  kind: z.string(),
  body: z.string(),
  previous: hash,
  hash,
});

/** The record, with what proves that it is whole. */
export function auditRoutes({ exported }: Pick<History, "exported">): readonly Route[] {
  const audit = route({
    id: "exportRecord",
    method: "get",
    path: "/v1/audit",
    tag: "Record",
    summary: "The record, with the proof of its chain",
    description: "One JSON object a line. The first says what the others attach to; docs/verify-export.mjs checks all of them.",
    query: AuditQuery,
    outcomes: { 200: { description: "The rows asked for.", media: "application/x-ndjson" } },
  }).answeredBy(({ query }) => {
    const lines = exported(query);
    if (!lines) throw new Problem("invalid-request", `from: the record has no entry ${query.from} yet. Ask for one that it has.`);
    return { status: 200, send: (response) => stream(lines, response.type("application/x-ndjson")) };
  });

  return [audit];
}

/** A client that hangs up, or that is hung up on because the record cannot be read, misses the last line that the first one announced. */
function stream(lines: Iterable<string>, response: Response): void {
  pipeline(Readable.from(gently(lines)), response).catch(() => undefined);
}

/** However fast the client reads, between two pieces the daemon does its other work. */
async function* gently(pieces: Iterable<string>): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece;
    await setImmediate();
  }
}
