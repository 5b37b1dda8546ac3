import type { Evidence } from "../../src/domain/evidence/evidence.ts";
import type { GateReason } from "../../src/domain/tray/scene.ts";
import { decide } from "../../src/domain/verdict/decide.ts";
import type { Observation } from "../../src/domain/verdict/settle.ts";
import { evidenceFor, items } from "./evidence.ts";

const quality = { sharpness: 100, luminance: 120, glare: 0, motion: 0 };

/** Observations under an order for prednisone. */
export const match = found(evidenceFor("prednisone"));
export const mismatch = found(evidenceFor("prednisolone"));
/** It or its look-alike: the network cannot tell. */
export const twin = found(evidenceFor("prednisone", { probability: 0.6, second: "prednisolone" }));
export const unknown = found(evidenceFor("prednisone", { knownness: 0 }));

export function found(evidence: Evidence): Observation {
  return { sequence: 1, tray: 1, quality, gate: "open", finding: decide(evidence, "prednisone", items, 0.5) };
}

export function closed(gate: GateReason): Observation {
  return { sequence: 1, tray: 1, quality, gate };
}
