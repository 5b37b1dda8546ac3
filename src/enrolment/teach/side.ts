import type { TaughtPrint } from "../../domain/teaching.ts";
import type { Lesson } from "../learn.ts";
import type { KeptBack } from "./frames.ts";

/** Frames of a side. */
export const WANTED = 10;
/** With fewer of a side nothing can be kept back to check it with. */
export const ENOUGH = 5;
/** One frame in so many is kept back. */
const KEPT_BACK = 5;

/** What was taken of one side. */
export interface Side {
  readonly lessons: readonly Lesson[];
  readonly keptBack: readonly KeptBack[];
}

/** All that was taken of a pack, and what was read on it. */
export interface Shown extends Side {
  readonly print: TaughtPrint | undefined;
}

export const UNSEEN: Side = { lessons: [], keptBack: [] };

export function takenOf({ lessons, keptBack }: Side): number {
  return lessons.length + keptBack.length;
}

/** Whether the next frame is one that nothing is learned from. */
export function isKeptBack(side: Side): boolean {
  return takenOf(side) % KEPT_BACK === KEPT_BACK - 1;
}
