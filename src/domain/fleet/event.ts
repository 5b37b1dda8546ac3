import { z } from "zod";
import { CommandName, RESULTS } from "./command.ts";
import { Envelope, Word } from "./envelope.ts";
import { Bundle, SelfTest } from "./state.ts";
import type { EventType } from "./topic.ts";
import { Ulid } from "./ulid.ts";

const Share = z.number().min(0).max(1).nullable();

/** A verdict. Of what medicine, in whose transaction and for whom is never told. */
export const Verification = z.object({
  look: z.enum(["match", "mismatch", "unsure"]),
  /** What decided: of a mismatch "image", "code" or "print"; of a doubt its reason and, where the proof lacked a condition, that. */
  reasons: z.array(Word).max(8),
  /** The probability and the known-ness of the best item, 0 to 1; null where no frame reached the network. */
  confidence: Share,
  knownness: Share,
  /** What on the pack contradicts the picture of it. */
  disagrees: z.enum(["none", "code", "print"]),
  /** From the frame to the verdict; null where no frame reached the network. */
  ms: z.number().min(0).nullable(),
});

/** What the nurse answered, and of an override her reason; what she typed is never told. */
export const Acknowledgement = z.object({ answer: Word, reason: Word.nullable() });

export const FaultChange = z.object({ fault: Word, began: z.boolean() });

/** What became of a command that arrived; `name` and `by` are null where it was no command, or nobody's. */
export const Commanded = z.object({
  command: Ulid,
  name: CommandName.nullable(),
  by: z.string().max(63).nullable(),
  result: z.enum(RESULTS),
});

/** Messages that were given up because too many waited; of events, the rows of the record that they told of. */
export const Loss = z.object({
  what: z.enum(["events", "snapshots"]),
  lost: z.int().min(1),
  rows: z.object({ from: z.int(), to: z.int() }).nullable(),
});

/** The data of each type of event. */
export const EVENT_DATA = {
  verification: Verification,
  acknowledgement: Acknowledgement,
  "self-test": SelfTest,
  fault: FaultChange,
  bundle: Bundle,
  command: Commanded,
  loss: Loss,
} as const satisfies Record<EventType, z.ZodType>;

export type EventData = { [Type in EventType]: z.infer<(typeof EVENT_DATA)[Type]> };

/** `sequence` is the number of the row of the cabinet's record; null where no row tells of it. */
export function eventSchema<Type extends EventType>(type: Type) {
  return Envelope.extend({ sequence: z.int().min(1).nullable(), data: EVENT_DATA[type] });
}

export interface Event<Type extends EventType = EventType> extends z.infer<typeof Envelope> {
  readonly sequence: number | null;
  readonly data: EventData[Type];
}
