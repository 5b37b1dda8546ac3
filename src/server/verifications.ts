import express, { type RequestHandler, type Response, Router } from "express";
import { z } from "zod";
import type { Item } from "../domain/item.ts";
import { TRANSACTION_KINDS } from "../domain/verdict/order.ts";
import type { Desk } from "./desk.ts";
import { Problem } from "./problem.ts";

export const MAX_BODY_BYTES = 64 * 1024;

const PlacementBody = z.strictObject({
  transactionId: z.string().regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,128}$/u, "must be 1 to 128 printable characters"),
  kind: z.enum(TRANSACTION_KINDS),
  expected: z.strictObject({ item: z.string().normalize("NFC") }),
});

const WaitQuery = z.strictObject({
  wait: z
    .string()
    .regex(/^\d{1,2}(\.\d+)?$/, "must be seconds from 0 to 60")
    .transform(Number)
    .pipe(z.number().max(60))
    .default(0),
});

/** The host's side of a verification: place it, ask for its verdict, cancel it. */
export function verificationRoutes(desk: Desk, items: readonly Item[]): Router {
  const router = Router();

  router.post("/v1/verifications", requireJson, express.json({ limit: MAX_BODY_BYTES, inflate: false }), (request, response) => {
    const { transactionId, kind, expected } = parse(PlacementBody, request.body);
    const { item } = expected;
    if (!items.some(({ id }) => id === item)) {
      throw new Problem("unknown-item", `${JSON.stringify(item)} is not in the formulary. GET /v1/items lists what is.`);
    }
    const placed = desk.place({ transactionId, kind, item });
    if (placed === "conflict") {
      throw new Problem(
        "transaction-conflict",
        `Give the new order a transactionId of its own; ${JSON.stringify(transactionId)} is taken.`,
      );
    }
    response.status(202).location(`/v1/verifications/${placed.id}`).json({ id: placed.id });
  });

  router.get("/v1/verifications/:id", async (request, response) => {
    const { wait } = parse(WaitQuery, request.query);
    const { id } = request.params;
    const state = desk.find(id);
    if (!state) throw unknown(id);
    response.json(state.state === "open" && wait > 0 ? await desk.wait(id, wait * 1_000, untilGone(response)) : state);
  });

  router.delete("/v1/verifications/:id", (request, response) => {
    const { id } = request.params;
    const outcome = desk.cancel(id);
    if (outcome === "unknown") throw unknown(id);
    if (outcome === "final")
      throw new Problem("already-final", `Its verdict is recorded and stays: GET /v1/verifications/${id} returns it.`);
    response.status(204).end();
  });

  return router;
}

/** Browsers send this type across origins only after asking us first, and we do not allow it. */
const requireJson: RequestHandler = (request, _response, next) => {
  if (!request.is("application/json")) throw new Problem("not-json", 'Send the order with "Content-Type: application/json".');
  next();
};

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message));
  throw new Problem("invalid-request", issues.join("; "));
}

function unknown(id: string): Problem {
  return new Problem("unknown-verification", `${JSON.stringify(id)} was never placed, or so long ago that only the record knows it.`);
}

/** Aborts when the client hangs up. */
function untilGone(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  return gone.signal;
}
