import type { Config } from "../../config.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import { type Share, shareOf } from "../statistics/share-of.ts";
import { type Coverage, coverageOf } from "./coverage.ts";
import { type Doubt, doubtsOf } from "./doubts.ts";
import type { Outcome } from "./outcome.ts";
import { type Pair, worstPairs } from "./pairs.ts";
import { type Ending, endings, type Shot } from "./presentations.ts";
import { type Strangers, strangersOf } from "./strangers.ts";
import { byFace, byItem, type Tally } from "./tallies.ts";
import { type Totals, totalsOf } from "./totals.ts";

/** All that an evaluation found out. */
export interface Evaluation {
  readonly bundle: { readonly name: string; readonly version: string; readonly hash: string };
  /** `copies`: of each photograph, besides itself. */
  readonly data: { readonly folder: string; readonly photographs: number; readonly packs: number; readonly copies: number };
  readonly totals: Totals;
  /** Null without photographs that are frames of a presentation. */
  readonly presentations: Presentations | null;
  /** Of the formulary's packs. */
  readonly doubts: readonly Doubt[];
  readonly items: readonly Tally[];
  readonly faces: readonly Tally[];
  readonly pairs: readonly Pair[];
  readonly coverage: Coverage;
  readonly strangers: Strangers;
  readonly instances: readonly Outcome[];
  readonly skipped: readonly string[];
}

export interface Presentations {
  /** Of those of the formulary's packs: confirmed, refused, ended without a verdict. */
  readonly confirmed: Share;
  readonly refused: Share;
  readonly unsettled: Share;
  readonly strangersConfirmed: Share;
  readonly endings: readonly Ending[];
}

interface Parts {
  readonly bundle: Bundle;
  readonly data: { readonly folder: string; readonly copies: number };
  readonly instances: readonly Outcome[];
  readonly shots: readonly Shot[];
  readonly config: Pick<Config, "settle" | "camera">;
  readonly skipped: readonly string[];
}

export function evaluation({ bundle, data, instances, shots, config, skipped }: Parts): Evaluation {
  const { formulary, card, hash } = bundle;
  const photographed = instances.filter(({ copy }) => copy === 0);
  const { framesPerSecond } = config.camera;
  return {
    bundle: { name: card.name, version: card.version, hash },
    data: { ...data, photographs: new Set(photographed.map(({ file }) => file)).size, packs: photographed.length },
    totals: totalsOf(instances),
    presentations: shots.length > 0 ? presentationsOf(endings(shots, { formulary, settle: config.settle, framesPerSecond })) : null,
    doubts: doubtsOf(instances),
    items: byItem(instances),
    faces: byFace(instances),
    pairs: worstPairs(instances),
    coverage: coverageOf(instances, formulary.items),
    strangers: strangersOf(instances),
    instances,
    skipped,
  };
}

function presentationsOf(all: readonly Ending[]): Presentations {
  const known = all.filter(({ inFormulary }) => inFormulary);
  const ended = (look: string) => (ending: Ending) => ending.verdict?.look === look;
  return {
    confirmed: shareOf(known, ended("match")),
    refused: shareOf(known, ended("mismatch")),
    unsettled: shareOf(known, ({ verdict }) => verdict === null),
    strangersConfirmed: shareOf(
      all.filter(({ inFormulary }) => !inFormulary),
      ended("match"),
    ),
    endings: all,
  };
}
