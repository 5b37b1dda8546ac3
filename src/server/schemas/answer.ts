import { z } from "zod";
import { OVERRIDE_REASONS, WORDS_LIMIT } from "../../domain/verdict/verdict.ts";
import { key, printable } from "./words.ts";

const PLAIN_ANSWERS = ["put-back", "it-is-right", "it-is-wrong", "check-again", "looks-right", "looks-wrong"] as const;

/** What a nurse says about a pack. */
export const Answer = z
  .union([
    z.strictObject({ did: z.enum(PLAIN_ANSWERS) }),
    z.strictObject({ did: z.literal("override"), reason: z.enum(OVERRIDE_REASONS) }),
    z.strictObject({ did: z.literal("override"), reason: z.literal("other"), words: printable(WORDS_LIMIT) }),
  ])
  .meta({ id: "Answer", description: "Which ones fit depends on the verdict: see the acknowledgement." });

/** An answer from the host's own screen. */
export const Acknowledgement = z
  .strictObject({
    entry: z.int().positive().meta({ description: "Of the verdict that is answered, as the verification tells it." }),
    answer: Answer,
    user: key.exactOptional().meta({ description: "Who says so. An order without a user has this one from then on." }),
    witness: key.exactOptional().meta({ description: "Who watched: somebody else." }),
  })
  .refine(({ user, witness }) => user === undefined || user !== witness, {
    error: "must be somebody else than the user",
    path: ["witness"],
  })
  .meta({ id: "Acknowledgement" });

/** As it is told back; logs of before 0.8 hold one that is given no more. */
export const GivenAnswer = z
  .union([
    z.object({ did: z.enum([...PLAIN_ANSWERS, "checked-by-hand"]) }),
    z.object({ did: z.literal("override"), reason: z.enum(OVERRIDE_REASONS) }),
    z.object({ did: z.literal("override"), reason: z.literal("other"), words: z.string() }),
  ])
  .meta({ id: "GivenAnswer" });
