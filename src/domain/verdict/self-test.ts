import { type Evidence, probabilityOf } from "../evidence/evidence.ts";
import { distance, type Point, type Quad, turned } from "../geometry.ts";
import type { ItemId } from "../item.ts";

/** One thing that the device tried to prove. It passed when its value is at most its limit. */
export interface Check {
  readonly check: string;
  readonly value: number;
  readonly limit: number;
  readonly passed: boolean;
  /** What failed, for a technician; empty when it passed. */
  readonly detail: string;
}

/** A golden frame of the bundle, and what the network said about it now. */
export interface KnownAnswer {
  readonly file: string;
  /** Either what it must be recognized as, as it was when the bundle was made, or what it must never be taken for. */
  readonly expected: { readonly item: ItemId; readonly probability: number } | { readonly never: ItemId };
  readonly evidence: Evidence;
  /** Whether the evidence would confirm the expected (or the forbidden) item. */
  readonly matches: boolean;
  /** See identityError in cam/class-map.ts. */
  readonly identityError: number;
}

/** A tray of the bundle, and what the locator found in it now. Places are in widths of the picture. */
export interface KnownTray {
  readonly file: string;
  readonly expected: readonly Quad[];
  readonly found: readonly Quad[];
}

/** Of the picture's width: how far a corner may be from where it is. */
const CORNER_LIMIT = 0.02;
/** What counts for a tray with another number of packs. */
const MISCOUNTED = 1;

/** Across providers and precisions of the same network. */
const PROBABILITY_LIMIT = 0.05;
/** In logits, with features in float32 and sums in double precision. */
const IDENTITY_LIMIT = 1e-3;

/** Compares the network's answers now with those from when the bundle was made. */
export function checkKnownAnswers(answers: readonly KnownAnswer[]): readonly Check[] {
  const known = answers.flatMap(({ file, expected, evidence }) => ("item" in expected ? [{ file, expected, evidence }] : []));
  const wrong = known.filter(({ expected, evidence }) => evidence.ranked[0]?.item !== expected.item);
  const drifts = known.map(({ file, expected, evidence }) => ({
    file,
    value: Math.abs(probabilityOf(evidence, expected.item) - expected.probability),
  }));
  const taken = answers.filter(({ expected, matches }) => "never" in expected && matches);
  return [
    known.length > 0
      ? counted("known-answer.best", wrong, ({ file, evidence }) => `${file} is taken for ${evidence.ranked[0]?.item}`)
      : { check: "known-answer.best", value: 1, limit: 0, passed: false, detail: "the bundle has no golden frame to recognize" },
    largest("known-answer.parity", drifts, PROBABILITY_LIMIT),
    counted("known-answer.reject", taken, ({ file, evidence }) => `${file} is confirmed as ${evidence.ranked[0]?.item}`),
    largest(
      "cam.identity",
      answers.map(({ file, identityError }) => ({ file, value: identityError })),
      IDENTITY_LIMIT,
    ),
  ];
}

/** The farthest that any corner of any pack is from its place. */
export function checkKnownTrays(trays: readonly KnownTray[]): Check {
  const errors = trays.map(({ file, expected, found }) => {
    if (found.length !== expected.length) return { file, value: MISCOUNTED };
    return { file, value: Math.max(0, ...expected.map((pack) => Math.min(...found.map((other) => farthestCorner(pack, other))))) };
  });
  return largest("locator.known-answer", errors, CORNER_LIMIT);
}

/** Whichever corner comes first. */
function farthestCorner(pack: Quad, other: Quad): number {
  const turns = [other, turned(other), turned(turned(other)), turned(turned(turned(other)))];
  return Math.min(...turns.map((quad) => Math.max(...pack.map((corner, at) => distance(corner, quad[at] as Point)))));
}

function counted<T>(check: string, failures: readonly T[], describe: (failure: T) => string): Check {
  return { check, value: failures.length, limit: 0, passed: failures.length === 0, detail: failures.map(describe).join(", ") };
}

function largest(check: string, values: readonly { readonly file: string; readonly value: number }[], limit: number): Check {
  const tooLarge = values.filter(({ value }) => !(value <= limit));
  return {
    check,
    value: Math.max(0, ...values.map(({ value }) => value)),
    limit,
    passed: tooLarge.length === 0,
    detail: tooLarge.map(({ file }) => file).join(", "),
  };
}
