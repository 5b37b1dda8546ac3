import { z } from "zod";
import { CONDITIONS } from "../../domain/verdict/green-rule.ts";
import { GivenAnswer } from "./answer.ts";
import { Contradiction } from "./code.ts";
import { Order } from "./order.ts";
import { count, moment } from "./words.ts";

const GATE_REASONS = ["empty", "moving", "two-packs", "cut-off", "covered", "blurred", "glare", "dark"] as const;
const UNSURE_REASONS = [
  ...GATE_REASONS,
  "unknown-pack",
  "low-probability",
  "look-alike",
  "no-identity",
  "evidence-outside",
  "frames-disagree",
  "label-disagrees",
  "print-disagrees",
  "not-proven",
  "camera-off",
] as const;

const Verdict = z
  .union([
    z.object({ look: z.literal("match") }),
    z.object({ look: z.literal("mismatch"), seen: z.string() }),
    z.object({ look: z.literal("mismatch"), code: Contradiction }),
    z.object({ look: z.literal("mismatch"), print: z.array(z.string()) }),
    z.object({
      look: z.literal("unsure"),
      because: z.enum(UNSURE_REASONS),
      lacks: z.enum(CONDITIONS).exactOptional().meta({ description: "What a match lacked that was not proven." }),
    }),
  ])
  .meta({
    id: "Verdict",
    description: "A mismatch is by its look (`seen`: another item), by its `code`, or by its `print`: the words that were read.",
  });

const decision = {
  verdict: Verdict,
  entry: count.meta({ description: "Its number in the record; an acknowledgement names it." }),
  decidedAt: moment,
  answer: GivenAnswer.exactOptional(),
};

const decided = z.object(decision);

const Told = Order.extend({
  counted: count.meta({ description: "Packs that matched, were overridden or found right by hand." }),
  wanted: count.exactOptional().meta({ description: "Absent for a count without an end." }),
});

const Open = Told.extend({
  state: z.literal("open"),
  waitingBecause: z.enum(GATE_REASONS).exactOptional().meta({ description: "What the tray lacks; absent while frames are checked." }),
}).meta({ id: "OpenVerification", description: "No verdict stands: a pack is awaited or being checked." });

const Unavailable = Told.extend({
  state: z.literal("unavailable"),
  reasons: z.array(z.object({ code: z.string(), detail: z.string() })).meta({ description: "The gravest first." }),
}).meta({ id: "UnavailableVerification", description: "The device is faulty: no verdict can come until it is in order again." });

const Decided = Told.extend({ state: z.literal("decided"), ...decision }).meta({
  id: "DecidedVerification",
  description: "A verdict stands about the pack in the tray, or all packs are counted. Another pack may still change it.",
});

const Final = Told.extend({
  state: z.literal("final"),
  outcome: z.enum(["fulfilled", "ended", "unanswered", "timed-out"]),
  ...decided.partial().shape,
}).meta({ id: "FinalVerification", description: "The order is over." });

const Cancelled = Told.extend({
  state: z.literal("cancelled"),
  why: z.enum(["host", "superseded", "replaced"]),
  ...decided.partial().shape,
}).meta({ id: "CancelledVerification", description: "The order was taken back." });

/** An order and what has become of it. */
export const Verification = z
  .discriminatedUnion("state", [Open, Unavailable, Decided, Final, Cancelled])
  .meta({ id: "Verification", description: "An order and what has become of it." });

export const Verifications = z.object({ verifications: z.array(Verification) }).meta({ id: "Verifications" });

/** Seconds of a long poll. */
export const WaitQuery = z.strictObject({
  wait: z
    .preprocess(
      (text) => (typeof text === "string" && /^\d{1,2}(\.\d+)?$/.test(text) ? Number(text) : text),
      z.number("must be seconds from 0 to 60").max(60, "must be seconds from 0 to 60").min(0),
    )
    .default(0)
    .meta({ description: "Seconds to wait, while it is open, for its state to change." }),
});
