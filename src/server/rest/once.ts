import { createHash } from "node:crypto";
import type { Request } from "express";
import { z } from "zod";
import { parse } from "../body.ts";
import { Problem } from "../problem.ts";
import { toldOf } from "../problem-answers.ts";
import type { Told } from "./route.ts";

/** The answers to requests that bore an Idempotency-Key, kept for longer than a client tries again. */
export interface KeptAnswers {
  find(key: string): KeptAnswer | undefined;
  /** Of a key that is not found. Durable when it returns; throws a fault when it cannot be. */
  keep(key: string, answer: KeptAnswer): void;
}

interface KeptAnswer {
  /** A digest of method, path and body, which tells requests apart. */
  readonly request: string;
  /** A `Told` as JSON. */
  readonly answer: string;
}

const NAME = "Idempotency-Key";

/** Opaque to us; a UUID in quotes is what the IETF's draft has. */
export const OnceHeaders = z.object({
  [NAME]: z
    .string()
    .regex(/^[\x20-\x7e]{1,255}$/, "must be 1 to 255 printable ASCII characters")
    .optional()
    .meta({ description: "A new one for each new request; a request with the same one again counts once, for a week." }),
});

/**
 * Answers a repeated Idempotency-Key as the first time, refusals included, without doing anything again. A fault of the device is not
 * kept: nothing was done, and the same request may succeed later.
 */
export function openOnce(kept: KeptAnswers) {
  const underWay = new Set<string>();

  return async (request: Request, answer: () => Told | Promise<Told>): Promise<Told> => {
    const { [NAME]: key } = parse(OnceHeaders, { [NAME]: request.get(NAME) });
    if (key === undefined) return await answer();
    const digest = digestOf(request);
    const before = kept.find(key);
    if (before?.request === digest) return JSON.parse(before.answer) as Told;
    if (before) throw new Problem("key-reused", `${key} stands for another request. Give every new request a key of its own.`);
    if (underWay.has(key)) throw new Problem("key-under-way", `Wait for the answer to the first request with the key ${key}.`);
    underWay.add(key);
    try {
      const told = await orRefusal(answer);
      // A stream is sent once and cannot be kept.
      if (!told.send) kept.keep(key, { request: digest, answer: JSON.stringify(told) });
      return told;
    } finally {
      underWay.delete(key);
    }
  };
}

async function orRefusal(answer: () => Told | Promise<Told>): Promise<Told> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Problem) return toldOf(error);
    throw error;
  }
}

function digestOf({ method, path, body }: Request): string {
  return createHash("sha256")
    .update(JSON.stringify([method, path, body], inOrder))
    .digest("hex");
}

/** Members count, not their order. */
function inOrder(_name: string, value: unknown): unknown {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
}
