import { mean } from "../mean.ts";
import type { Quality } from "../tray/scene.ts";
import type { EmptyTray } from "./glance.ts";
import { shiftBetween } from "./shift.ts";
import { LIMITS } from "./symptoms.ts";

export type FindingId = "tray-dark" | "tray-burnt-out" | "tray-blurred" | "tray-marks" | "pack-blurred" | "pack-dark" | "pack-burnt-out";

/** What was measured, and what to do when the value lies outside. */
export const FINDINGS: Readonly<Record<FindingId, { readonly what: string; readonly advice: string }>> = {
  "tray-dark": { what: "brightest place of the tray", advice: "Open the lens, or bring more light." },
  "tray-burnt-out": { what: "share of the tray that is burnt out", advice: "Turn the lamp away or dim it." },
  "tray-blurred": {
    what: "sharpness of the tray",
    advice: "Without it blur is noticed by packs alone. Focus on the bottom of the tray, or put in a mat that is not of one colour.",
  },
  "tray-marks": {
    what: "marks to find the tray by",
    advice: "Without them nobody is told when the camera was moved. Stick a dark mark into two corners of the tray.",
  },
  "pack-blurred": { what: "sharpness of the pack", advice: "Turn the lens until this number is largest." },
  "pack-dark": { what: "brightness of the pack", advice: "Open the lens, or bring more light." },
  "pack-burnt-out": { what: "share of the pack that is burnt out", advice: "Turn the lamp away, or put paper before it." },
};

/** One thing that was measured when a camera was put up. */
export interface Finding {
  readonly id: FindingId;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  /** Packs are recognized without it; only, later trouble of the camera is not noticed. */
  readonly advisory?: true;
}

export function isSuitable({ value, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY }: Finding): boolean {
  return value >= least && value <= most;
}

const BURNT_OUT = 250;

/** Of an empty tray that blur is to be judged by later; measures.ts leaves alone what has less. */
const GRAIN = 15;

/** What an empty tray must show, so that the camera can be watched by it. */
export function trayFindings({ grey, sharpness }: EmptyTray): readonly Finding[] {
  const burntOut = mean([...grey].map((cell) => (cell >= BURNT_OUT ? 1 : 0)));
  return [
    { id: "tray-dark", value: Math.max(...grey), least: LIMITS.brightest },
    { id: "tray-burnt-out", value: burntOut, most: LIMITS.burntOut / 2 },
    { id: "tray-blurred", value: sharpness, least: GRAIN, advisory: true },
    { id: "tray-marks", value: shiftBetween(grey, grey) ? 1 : 0, least: 1, advisory: true },
  ];
}

interface Band {
  readonly sharpnessFloor: number;
  readonly luminanceFloor: number;
  readonly glareCeiling: number;
}

/** Above the gate's floors, and below its ceiling, by so much: lamps age and lenses gather dust. */
const RESERVE = 1.5;

/** What a pack in the tray must look like, with some reserve, so that the gate will let packs pass for years. */
export function packFindings({ sharpness, luminance, glare }: Quality, gate: Band): readonly Finding[] {
  return [
    { id: "pack-blurred", value: sharpness, least: RESERVE * gate.sharpnessFloor },
    { id: "pack-dark", value: luminance, least: RESERVE * gate.luminanceFloor },
    { id: "pack-burnt-out", value: glare, most: gate.glareCeiling / RESERVE },
  ];
}
