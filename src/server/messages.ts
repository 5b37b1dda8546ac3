import { z } from "zod";
import { OVERRIDE_REASONS, WORDS_LIMIT } from "../domain/verdict/verdict.ts";
import type { Acknowledgement } from "../protocol.ts";
import { MAINTENANCE_LIMIT } from "./maintenance.ts";

/** What a screen may say. Each message has one argument, nothing more: a page of ours never sends anything else. */

const printable = (longest: number) => z.string().regex(new RegExp(`^[^\\p{C}\\p{Zl}\\p{Zp}]{1,${longest}}$`, "u"));

const PLAIN_ANSWERS = ["put-back", "it-is-right", "it-is-wrong", "check-again", "looks-right", "looks-wrong"] as const;

const Answer = z.union([
  z.strictObject({ did: z.enum(PLAIN_ANSWERS) }),
  z.strictObject({ did: z.literal("override"), reason: z.enum(OVERRIDE_REASONS) }),
  z.strictObject({ did: z.literal("override"), reason: z.literal("other"), words: printable(WORDS_LIMIT) }),
]);

export const AcknowledgeMessage: z.ZodType<[Acknowledgement]> = z.tuple([z.strictObject({ entry: z.int().positive(), answer: Answer })]);

/** The id of an order. */
export const EndMessage = z.tuple([printable(64)]);

export const BadgeMessage = z.tuple([printable(64)]);

/** Longer than any code: what is too long for one is refused where it is read. */
export const ScanMessage = z.tuple([z.string().max(1_024)]);

export const SelfTestMessage = z.tuple([z.enum(["light", "full"])]);

/** Minutes; 0 ends it. */
export const MaintainMessage = z.tuple([z.int().min(0).max(MAINTENANCE_LIMIT)]);

/** The name of a clip, or none. */
export const PlayMessage = z.tuple([z.string().nullable()]);
