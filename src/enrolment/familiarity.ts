import { Matrix, solve } from "ml-matrix";
import type { Candidate } from "../domain/evidence/candidates.ts";
import type { Head } from "../domain/evidence/head.ts";
import { type Familiarity, knownness } from "../domain/evidence/known-ness.ts";
import { rivalOf } from "../domain/evidence/rival.ts";
import type { LeftOut } from "./left-out.ts";

/** Steps of Newton's method; it stands still after fewer. */
const ROUNDS = 25;
/** How firmly the coefficients are held where they were before: few packs cannot say much. */
const FIRMNESS = 0.02;

/** What a pack reaches: the cosine to the best item's face, and to its rival's. */
export interface Reached {
  readonly nearest: number;
  readonly rival: number | undefined;
}

/** Each left-out view as a pack of the formulary, and as a pack whose item is not in it. */
export function knownAndStrange(
  leftOut: readonly LeftOut[],
  head: Head,
): { readonly known: readonly Reached[]; readonly strange: readonly Reached[] } {
  const reached = (near: readonly Candidate[]) =>
    near.slice(0, 1).map(({ cosine }) => ({ nearest: cosine, rival: rivalOf(near, head)?.cosine }));
  return {
    known: leftOut.flatMap(({ own, others }) => reached([own, ...others])),
    strange: leftOut.flatMap(({ others }) => reached(others)),
  };
}

/** Logistic regression by Newton's method, each side counting for half, the coefficients drawn towards `before`. */
export function fitFamiliarity(leftOut: readonly LeftOut[], head: Head, before: Familiarity): Familiarity {
  const { known, strange } = knownAndStrange(leftOut, head);
  const examples = [
    ...known.map((reached) => ({ reached, target: 1, weight: 0.5 / known.length })),
    ...strange.map((reached) => ({ reached, target: 0, weight: 0.5 / strange.length })),
  ];
  const start = [before.bias, before.nearness, before.lead];
  let at = start;
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = at.map((value, k) => FIRMNESS * (value - (start[k] as number)));
    const curvature = Matrix.eye(3, 3).mul(FIRMNESS);
    for (const { reached, target, weight } of examples) {
      const inputs = [1, reached.nearest, reached.nearest - (reached.rival ?? 0)];
      const chance = knownness(reached.nearest, reached.rival, asFamiliarity(at));
      inputs.forEach((input, row) => {
        gradient[row] = (gradient[row] as number) + weight * (chance - target) * input;
        inputs.forEach((other, column) => {
          curvature.set(row, column, curvature.get(row, column) + weight * chance * (1 - chance) * input * other);
        });
      });
    }
    const step = solve(curvature, Matrix.columnVector(gradient)).getColumn(0);
    at = at.map((value, k) => value - (step[k] as number));
  }
  return asFamiliarity(at);
}

function asFamiliarity([bias = 0, nearness = 0, lead = 0]: readonly number[]): Familiarity {
  return { bias, nearness, lead };
}
