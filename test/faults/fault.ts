import type { Cabinet } from "./cabinet.ts";

export const AREAS = ["camera", "engine", "bundle", "disk", "clock", "socket", "API", "process", "memory"] as const;

export interface FaultCase {
  readonly area: (typeof AREAS)[number];
  readonly fault: string;
  /** What lies in the tray: the ordered pack, which is green until the fault, or another one, which is never green. */
  readonly pack: "right" | "wrong";
  /** What the screen must come to: off; anything but green; or what it was, because the fault is none of the screen's business. */
  readonly expects: "off" | "not green" | "unmoved";
  /** Before anything is ordered. */
  readonly prepare?: (cabinet: Cabinet) => Promise<unknown>;
  /**
   * Brings the fault about, for real. When it returns a function, that one takes the cause away; otherwise the device gets over it by
   * itself.
   */
  readonly inject: (cabinet: Cabinet) => unknown;
}

export interface Finding extends Pick<FaultCase, "area" | "fault"> {
  /** The words on the screen while the fault lasted. */
  readonly said: string;
  /** From the fault to those words' colour, in milliseconds; null where the screen had nothing to say about it. */
  readonly afterMs: number | null;
  /** For how long the match of before the fault stood on after it began, in milliseconds. */
  readonly greenMs: number;
  /** Whether anything turned green while it lasted. */
  readonly greenAnew: boolean;
  /** Entries that had been acknowledged and are not in the record; null for a record whose chain is broken. */
  readonly lost: number | null;
  readonly recovered: "by itself" | "with its cause" | "no";
  /** From the end of its cause, or from the fault, until a verdict stood on the screen again. */
  readonly recoveredMs: number | null;
  /** Times the daemon had to be started again. */
  readonly restarts: number;
  /** Whether all of this is as it should be. */
  readonly passed: boolean;
}
