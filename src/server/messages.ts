import { z } from "zod";
import type { Acknowledgement } from "../protocol.ts";
import { MAINTENANCE_LIMIT } from "./maintenance.ts";
import { Answer } from "./schemas/answer.ts";
import { printable } from "./schemas/words.ts";

/** What a screen may say. Each message has one argument, nothing more: a page of ours never sends anything else. */

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
