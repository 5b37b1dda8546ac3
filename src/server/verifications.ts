import { type Response, Router } from "express";
import { z } from "zod";
import { TRANSACTION_KINDS } from "../domain/verdict/order.ts";
import { jsonBody, parse } from "./body.ts";
import type { Desk } from "./desk.ts";
import type { Formulary } from "./formulary.ts";
import { Problem } from "./problem.ts";

/** Opaque to us. */
const key = z.string().regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,128}$/u, "must be 1 to 128 printable characters");

const PlacementBody = z.strictObject({
  transactionId: key,
  kind: z.enum(TRANSACTION_KINDS),
  expected: z.strictObject({ item: z.string().normalize("NFC"), quantity: z.int().min(1).max(1_000).exactOptional() }),
  user: key.exactOptional(),
  witness: key.exactOptional(),
  /** What this order asks for in place of the cabinet's own policy. */
  requires: z.strictObject({ user: z.boolean().exactOptional(), witness: z.boolean().exactOptional() }).exactOptional(),
  /** The id of the open order that this one takes the place of. */
  supersedes: key.exactOptional(),
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
export function verificationRoutes(desk: Desk, formulary: Pick<Formulary, "items">): Router {
  const router = Router();

  router.post("/v1/verifications", ...jsonBody, (request, response) => {
    const { expected, ...order } = parse(PlacementBody, request.body);
    const { item } = expected;
    if (!formulary.items.some(({ id }) => id === item)) {
      throw new Problem("unknown-item", `${JSON.stringify(item)} is not in the formulary. GET /v1/items lists what is.`);
    }
    const placed = desk.place({ ...order, ...expected });
    if (placed === "conflict") {
      throw new Problem(
        "transaction-conflict",
        `Give the new order a transactionId of its own; ${JSON.stringify(order.transactionId)} is taken.`,
      );
    }
    if ("busyWith" in placed) {
      throw new Problem(
        "order-open",
        `Wait for ${placed.busyWith} to end, take it back with DELETE /v1/verifications/${placed.busyWith}, or name it in "supersedes".`,
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
      throw new Problem("already-final", `What came of it is recorded and stays: GET /v1/verifications/${id} returns it.`);
    response.status(204).end();
  });

  return router;
}

function unknown(id: string): Problem {
  return new Problem("unknown-verification", `${JSON.stringify(id)} was never placed on this device.`);
}

/** Aborts when the client hangs up. */
function untilGone(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  return gone.signal;
}
