import type { Measures } from "./measures.ts";

/** What may be wrong with a camera that sends pictures. */
export type Symptom = "resolution" | "black" | "saturated" | "frozen" | "late" | "covered" | "unfocused" | "moved";

/** What is expected of the camera; undefined where nothing is, as of a recording. */
export interface Expected {
  readonly size: { readonly width: number; readonly height: number } | undefined;
  /** Of the pictures that should come, the share that did; "unknown" before they were counted for long enough. */
  readonly rate: number | "unknown" | undefined;
  /** Whether two pictures of one thing always differ, by the sensor's noise. */
  readonly noisy: boolean;
}

export const LIMITS = {
  /** The brightest cell of a picture that is not black. */
  brightest: 24,
  /** Share of cells. */
  burntOut: 0.9,
  /** Of the sharpness that the empty tray should have; more than twice and a half of it is noise. */
  focusLeast: 0.4,
  focusMost: 2.5,
  /** Cells; one is a pack that was put down roughly. */
  shift: 1,
  /** Below this it is another place. */
  likeness: 0.3,
  /** Identical pictures in a row, one a second. */
  repeated: 10,
  /** Of the pictures that should come. */
  rate: 0.5,
  /** Share of two minutes. */
  busy: 0.9,
} as const;

/** What is wrong, the cause before its consequences; "unknown" before there is anything to judge by. */
export function symptomOf(measures: Measures, { size, rate, noisy }: Expected): Symptom | "healthy" | "unknown" {
  const { brightest, burntOut, focus, shift, repeated, busy } = measures;
  if (typeof rate === "number" && rate < LIMITS.rate) return "late";
  if (brightest === undefined || burntOut === undefined || !measures.size) return "unknown";
  if (size && (size.width !== measures.size.width || size.height !== measures.size.height)) return "resolution";
  if (brightest < LIMITS.brightest) return "black";
  if (burntOut > LIMITS.burntOut) return "saturated";
  if (noisy && repeated > LIMITS.repeated) return "frozen";
  if (busy !== undefined && busy > LIMITS.busy) return "covered";
  if (shift && (shift.cells > LIMITS.shift || shift.likeness < LIMITS.likeness)) return "moved";
  if (focus !== undefined && (focus < LIMITS.focusLeast || focus > LIMITS.focusMost)) return "unfocused";
  // A camera that was just started anew has not shown yet that this has helped.
  return rate === "unknown" || (noisy && repeated > 0) ? "unknown" : "healthy";
}
