import { z } from "zod";
import { Envelope, Sha256, Word } from "./envelope.ts";

export const READINESS = ["ready", "ready_slow", "advisory_off", "maintenance"] as const;
export const PROVIDERS = ["cpu", "cuda", "tensorrt"] as const;

export const Bundle = z.object({ name: z.string().max(120), version: z.string().max(64), sha256: Sha256 });

/** The last self-test that was completed. */
export const SelfTest = z.object({
  id: z.string().max(64),
  trigger: Word,
  started: z.iso.datetime(),
  ended: z.iso.datetime(),
  pass: z.boolean(),
  /** `value` is null where it could not be measured. */
  checks: z.array(z.object({ id: Word, value: z.number().nullable(), limit: z.number(), pass: z.boolean() })).max(64),
});

const Online = Envelope.extend({
  online: z.literal(true),
  readiness: z.enum(READINESS),
  /** The codes of the faults that are not over. */
  reasons: z.array(Word).max(32),
  program: z.string().max(32),
  bundle: Bundle,
  /** null until the model is loaded. */
  provider: z.enum(PROVIDERS).nullable(),
  /** null before the first that was completed. */
  selfTest: SelfTest.nullable(),
});

/** The last will: `at` is when the connection was made that has ended. */
const Offline = Envelope.extend({ online: z.literal(false) });

/** What the cabinet is now. Retained by the broker, and therefore as old as its last change. */
export const State = z.discriminatedUnion("online", [Online, Offline]);
export type State = z.infer<typeof State>;
export type OnlineState = z.infer<typeof Online>;
export type SelfTestResult = z.infer<typeof SelfTest>;
