import type { Config } from "../../config.ts";
import type { Evidence } from "../../domain/evidence/evidence.ts";
import { grouped } from "../../domain/grouped.ts";
import type { ItemId } from "../../domain/item.ts";
import { gate } from "../../domain/tray/gate.ts";
import type { GateReason, Quality } from "../../domain/tray/scene.ts";
import type { Formulary } from "../../domain/verdict/formulary.ts";
import { follow, type Observation, type Presentation, settle } from "../../domain/verdict/settle.ts";
import type { LookVerdict } from "../../domain/verdict/verdict.ts";
import type { Showing } from "../disturb/showings.ts";
import { presentationOf } from "../photographs/presentation.ts";

/** A frame of a presentation, and what the program made of it. */
export interface Shot {
  readonly presentation: string;
  readonly copy: number;
  readonly frame: number;
  readonly item: ItemId;
  readonly quality: Quality;
  readonly state: GateReason | "open";
  readonly evidence: Evidence;
}

/** How one pack over several frames ended, as in the daemon. */
export interface Ending {
  readonly presentation: string;
  readonly copy: number;
  readonly item: ItemId;
  readonly inFormulary: boolean;
  /** Outside the formulary the item that the pack resembles in most frames. */
  readonly ordered: ItemId;
  readonly frames: number;
  /** Null if the frames are too few for one. */
  readonly verdict: LookVerdict | null;
  readonly source: string;
}

/** Undefined for a photograph that stands alone. Frames are of a pack at rest; everything else that lies in the tray counts. */
export function shotOf({ file, copy, item, scene, located }: Showing, evidence: Evidence, limits: Config["gate"]): Shot | undefined {
  const place = presentationOf(file);
  if (!place) return undefined;
  const quality = { ...scene.quality, motion: 0 };
  return { ...place, copy, item, quality, state: located ? gate({ packs: scene.packs, quality }, limits) : "empty", evidence };
}

interface Rules {
  readonly formulary: Formulary;
  readonly settle: Config["settle"];
  /** The camera's pace. */
  readonly framesPerSecond: number;
}

export function endings(shots: readonly Shot[], rules: Rules): readonly Ending[] {
  return [...grouped(shots, ({ presentation, copy, item }) => `${presentation} ${copy} ${item}`).values()].flatMap((own) => {
    const [first] = own;
    return first ? [ending(first, own, rules)] : [];
  });
}

function ending({ presentation, copy, item }: Shot, shots: readonly Shot[], { formulary, settle: rules, framesPerSecond }: Rules): Ending {
  // Two packs of one item in a frame are one frame.
  const frames = [...new Map(shots.map((shot) => [shot.frame, shot])).values()].sort((a, b) => a.frame - b.frame);
  const inFormulary = formulary.items.has(item);
  const ordered = inFormulary ? item : mostOften(frames.map(({ evidence }) => evidence.ranked[0]?.item ?? item));
  return {
    ...{ presentation, copy, item, inFormulary, ordered, frames: frames.length },
    verdict: settled(frames.map(observed), rules, 1000 / framesPerSecond) ?? null,
    source: `${presentation} ${item}`,
  };

  function observed({ frame: sequence, quality, state, evidence }: Shot): Observation {
    const seen = { sequence, tray: 0, quality };
    if (state !== "open") return { ...seen, gate: state };
    return { ...seen, gate: state, finding: formulary.decide(evidence, ordered) };
  }
}

/** The first verdict that the frames lead to. */
function settled(frames: readonly Observation[], rules: Config["settle"], paceMs: number): LookVerdict | undefined {
  let presentation: Presentation | undefined;
  for (const [index, frame] of frames.entries()) {
    presentation = follow(presentation, frame, index * paceMs, rules);
    const { verdict } = settle(presentation, index * paceMs, rules);
    if (verdict) return verdict;
  }
  return undefined;
}

function mostOften(items: readonly ItemId[]): ItemId {
  const [most] = [...grouped(items, (item) => item).values()].sort((a, b) => b.length - a.length);
  return most?.[0] ?? "";
}
