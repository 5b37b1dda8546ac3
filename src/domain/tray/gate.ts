import type { GateReason, Scene } from "./scene.ts";

interface GateLimits {
  readonly sharpnessFloor: number;
  readonly luminanceFloor: number;
  readonly glareCeiling: number;
  readonly motionCeiling: number;
}

/** Whether the network may be asked about this scene: one whole pack, at rest, well lit and sharp. */
export function gate({ packs, quality }: Pick<Scene, "packs" | "quality">, limits: GateLimits): GateReason | "open" {
  if (packs.length === 0) return "empty";
  if (!(quality.motion <= limits.motionCeiling)) return "moving";
  if (packs.length > 1) return "two-packs";
  if (packs.some(({ cut }) => cut)) return "cut-off";
  if (packs.some(({ covered }) => covered)) return "covered";
  if (!(quality.luminance >= limits.luminanceFloor)) return "dark";
  if (!(quality.glare <= limits.glareCeiling)) return "glare";
  if (!(quality.sharpness >= limits.sharpnessFloor)) return "blurred";
  return "open";
}
