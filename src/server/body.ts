import express, { type RequestHandler } from "express";
import type { z } from "zod";
import { Problem } from "./problem.ts";

export const MAX_BODY_BYTES = 64 * 1024;

/** Browsers send this type across origins only after asking us first, and we do not allow it. */
const requireJson: RequestHandler = (request, _response, next) => {
  if (!request.is("application/json")) throw new Problem("not-json", 'Send the body with "Content-Type: application/json".');
  next();
};

/** Puts what is sent as JSON into `request.body`. */
const jsonBody: readonly RequestHandler[] = [requireJson, express.json({ limit: MAX_BODY_BYTES, inflate: false })];

/** Throws a Problem that names what does not fit. */
export function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message));
  throw new Problem("invalid-request", issues.join("; "));
}

/** A formulary of some thousand items. */
export const MAX_CSV_BYTES = 2 * 1024 * 1024;

const requireCsv: RequestHandler = (request, _response, next) => {
  if (!request.is("text/csv")) throw new Problem("not-csv", 'Send the file with "Content-Type: text/csv".');
  next();
};

/** Puts a CSV file into `request.body`, as bytes: their encoding is found out where they are read. */
const csvBody: readonly RequestHandler[] = [requireCsv, express.raw({ type: "text/csv", limit: MAX_CSV_BYTES, inflate: false })];

/** What else than JSON may be sent. */
export type BodyMedia = "text/csv";

export function bodyOf(media: BodyMedia | undefined): readonly RequestHandler[] {
  return media === "text/csv" ? csvBody : jsonBody;
}
