import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import { Router } from "express";
import { z } from "zod";
import { parse } from "./body.ts";
import type { History } from "./history.ts";
import { Problem } from "./problem.ts";

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
export function auditRoutes({ exported }: Pick<History, "exported">): Router {
  const router = Router();

  router.get("/v1/audit", async (request, response) => {
    const range = parse(AuditQuery, request.query);
    const lines = exported(range);
    if (!lines) throw new Problem("invalid-request", `from: the record has no entry ${range.from} yet. Ask for one that it has.`);
    response.type("application/x-ndjson");
    await pipeline(Readable.from(gently(lines)), response).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
    });
  });

  return router;
}

/** However fast the client reads, between two pieces the daemon does its other work. */
async function* gently(pieces: Iterable<string>): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece;
    await setImmediate();
  }
}
