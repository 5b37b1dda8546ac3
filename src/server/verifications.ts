import { z } from "zod";
import type { Desk } from "./desk.ts";
import type { Formulary } from "./formulary.ts";
import { Problem } from "./problem.ts";
import { type Route, route } from "./rest/route.ts";
import { Placed, Placement } from "./schemas/order.ts";
import { Verification, Verifications, WaitQuery } from "./schemas/verification.ts";
import { key } from "./schemas/words.ts";

const tag = "Verifications";
const path = "/v1/verifications/{id}";
const params = z.object({ id: z.string() });

/** The host's side of a verification: place it, ask for its verdict, take it back. */
export function verificationRoutes(desk: Desk, formulary: Pick<Formulary, "items">): readonly Route[] {
  const place = route({
    id: "placeVerification",
    method: "post",
    path: "/v1/verifications",
    tag,
    summary: "Place an order",
    description: "The same transactionId again gives the same verification. While another order is open the new one must supersede it.",
    body: Placement,
    outcomes: {
      202: {
        description: "The order is open.",
        json: Placed,
        headers: z.object({ location: z.string().meta({ description: "Where its verdict will be." }) }),
      },
    },
    refusals: ["unknown-item", "transaction-conflict", "order-open"],
  }).answeredBy(({ body: { expected, ...order } }) => {
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
    return { status: 202, headers: { location: `/v1/verifications/${placed.id}` }, json: { id: placed.id } };
  });

  const find = route({
    id: "findVerifications",
    method: "get",
    path: "/v1/verifications",
    tag,
    summary: "Find the verification of a transaction",
    query: z.strictObject({ transactionId: key }),
    outcomes: { 200: { description: "One, or none for a transaction that was never placed here.", json: Verifications } },
  }).answeredBy(({ query: { transactionId } }) => {
    const found = desk.ofTransaction(transactionId);
    return { status: 200, json: { verifications: found ? [found] : [] } };
  });

  const tell = route({
    id: "getVerification",
    method: "get",
    path,
    tag,
    summary: "What has become of an order",
    description:
      "Also long after its end: the record answers. With `wait` it answers once the state is no longer `open`, or after that time.",
    params,
    query: WaitQuery,
    outcomes: { 200: { description: "Its state.", json: Verification } },
    refusals: ["unknown-verification"],
  }).answeredBy(async ({ params: { id }, query: { wait }, gone }) => {
    const state = known(desk, id);
    return { status: 200, json: state.state === "open" && wait > 0 ? await desk.wait(id, wait * 1_000, gone) : state };
  });

  const cancel = route({
    id: "cancelVerification",
    method: "delete",
    path,
    tag,
    summary: "Take an order back",
    params,
    outcomes: { 204: { description: "It is cancelled or, when all its packs were counted, fulfilled." } },
    refusals: ["unknown-verification", "already-final"],
  }).answeredBy(({ params: { id } }) => {
    const outcome = desk.cancel(id);
    if (outcome === "unknown") throw unknown(id);
    if (outcome === "final")
      throw new Problem("already-final", `What came of it is recorded and stays: GET /v1/verifications/${id} returns it.`);
    return { status: 204 };
  });

  return [place, find, tell, cancel];
}

/** Throws a Problem for an id that was never placed. */
export function known(desk: Pick<Desk, "find">, id: string) {
  const state = desk.find(id);
  if (!state) throw unknown(id);
  return state;
}

function unknown(id: string): Problem {
  return new Problem("unknown-verification", `${JSON.stringify(id)} was never placed on this device.`);
}
