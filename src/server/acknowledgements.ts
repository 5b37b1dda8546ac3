import { z } from "zod";
import type { Desk } from "./desk.ts";
import { Problem } from "./problem.ts";
import { type Route, route } from "./rest/route.ts";
import { Acknowledgement } from "./schemas/answer.ts";
import { Verification } from "./schemas/verification.ts";
import { known } from "./verifications.ts";

/** The nurse's answers, from a screen of the host's own. */
export function acknowledgementRoutes(desk: Pick<Desk, "find" | "acknowledge">): readonly Route[] {
  const acknowledge = route({
    id: "acknowledgeVerdict",
    method: "post",
    path: "/v1/verifications/{id}/acknowledgements",
    tag: "Verifications",
    summary: "Answer a verdict",
    description:
      "Does what the buttons of the screen do. A mismatch takes `put-back` or `override`; a doubt `it-is-right`, `it-is-wrong` or `check-again`. The same answer again counts once.",
    params: z.object({ id: z.string() }),
    body: Acknowledgement,
    outcomes: { 200: { description: "The answer is recorded; the verification as it is now.", json: Verification } },
    refusals: ["unknown-verification", "stale-answer", "unfit-answer", "user-needed", "witness-needed"],
  }).answeredBy(({ params: { id }, body: { entry, answer, ...by } }) => {
    known(desk, id);
    const result = desk.acknowledge(id, { entry, answer, by });
    if (result !== "recorded") throw refused(result, id);
    return { status: 200, json: known(desk, id) };
  });

  return [acknowledge];
}

function refused(result: Exclude<ReturnType<Desk["acknowledge"]>, "recorded">, id: string): Problem {
  switch (result) {
    case "stale":
      return new Problem(
        "stale-answer",
        `The order is over, or the entry is another order's or has another answer already. GET /v1/verifications/${id} tells.`,
      );
    case "refused":
      return new Problem(
        "unfit-answer",
        'A mismatch takes "put-back" or "override"; a doubt "it-is-right", "it-is-wrong" or "check-again"; a match none.',
      );
    case "user-needed":
      return new Problem("user-needed", 'Send the answer again with "user": who says so.');
    case "witness-needed":
      return new Problem("witness-needed", 'Send the answer again with "witness": a second person, not the user.');
  }
}
