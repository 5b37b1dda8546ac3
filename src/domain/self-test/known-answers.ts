import { type Evidence, probabilityOf } from "../evidence/evidence.ts";
import type { ItemId } from "../item.ts";
import type { Drift } from "./answer.ts";
import { type Check, eachAtLeast, eachAtMost, none } from "./check.ts";

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
  /** From the answer that the bundle keeps; absent where it keeps none. */
  readonly drift?: Drift | undefined;
}

/** How far answers may be from those of when the bundle was made. */
export interface Tolerances {
  readonly probability: number;
  /** The least cosine of the embeddings. */
  readonly embedding: number;
  /** The least correlation of the maps. */
  readonly map: number;
  /** Of a row's cosine. */
  readonly rows: number;
}

/** Across providers and precisions of the same network: 8-bit numbers, rounded otherwise, lead to a third of this. */
export const TOLERANCES: Tolerances = { probability: 0.02, embedding: 0.999, map: 0.99, rows: 0.02 };

/**
 * Where an 8-bit network is computed in floats, as TensorRT's engines are: what its rounding between the layers took away is there again.
 * Half as much again as the shipped network is apart from itself on its golden frames (0.962, 0.980 and 0.105).
 */
export const IN_FLOATS: Omit<Tolerances, "probability"> = { embedding: 0.943, map: 0.97, rows: 0.16 };

/**
 * Where the same arithmetic computes. A network of 8-bit numbers then repeats itself exactly; a change to it, however small, sets
 * roundings off from its layer on.
 */
export const EXACT: Omit<Tolerances, "probability"> = { embedding: 0.999_99, map: 0.999_99, rows: 0.000_5 };

/** In logits, with features in float32 and sums in double precision. */
const IDENTITY_LIMIT = 1e-3;

/** Compares the network's answers now with those from when the bundle was made. */
export function checkKnownAnswers(answers: readonly KnownAnswer[], tolerances: Tolerances = TOLERANCES): readonly Check[] {
  const known = answers.flatMap(({ file, expected, evidence }) => ("item" in expected ? [{ file, expected, evidence }] : []));
  const wrong = known.filter(({ expected, evidence }) => evidence.ranked[0]?.item !== expected.item);
  const taken = answers.filter(({ expected, matches }) => "never" in expected && matches);
  const shifts = known.map(({ file, expected, evidence }) => ({
    file,
    value: Math.abs(probabilityOf(evidence, expected.item) - expected.probability),
  }));
  return [
    known.length === 0
      ? none("known-answer.top-1", ["the bundle has no golden frame to recognize"])
      : none(
          "known-answer.top-1",
          wrong.map(({ file, evidence }) => `${file} is taken for ${evidence.ranked[0]?.item}`),
        ),
    eachAtMost("known-answer.parity", shifts, tolerances.probability),
    ...driftsOf(answers, tolerances),
    none(
      "known-answer.reject",
      taken.map(({ file, evidence }) => `${file} is confirmed as ${evidence.ranked[0]?.item}`),
    ),
    eachAtMost(
      "cam.identity",
      answers.map(({ file, identityError }) => ({ file, value: identityError })),
      IDENTITY_LIMIT,
    ),
  ];
}

function driftsOf(answers: readonly KnownAnswer[], { embedding, map, rows }: Tolerances): readonly Check[] {
  const drifts = answers.flatMap(({ file, drift }) => (drift ? [{ file, drift }] : []));
  if (drifts.length === 0) return [];
  const of = (name: keyof Drift) => drifts.map(({ file, drift }) => ({ file, value: drift[name] }));
  return [
    eachAtLeast("known-answer.embedding", of("embedding"), embedding),
    eachAtLeast("known-answer.map", of("map"), map),
    eachAtMost("known-answer.rows", of("rows"), rows),
  ];
}
