import { Matrix, solve } from "ml-matrix";
import { type Familiarity, knownness } from "../domain/evidence/known-ness.ts";
import type { LeftOut } from "./left-out.ts";

/** Steps of Newton's method; it stands still after fewer. */
const ROUNDS = 25;
/** How firmly the coefficients are held where they were before: few packs cannot say much. */
const FIRMNESS = 0.02;

/** What a pack reaches: the cosine to the best item's face, and to the next one's. */
export interface Reached {
  readonly nearest: number;
  readonly next: number | undefined;
}

/** Each left-out view as a pack of the formulary, and as a pack whose item is not in it. */
export function knownAndStrange(leftOut: readonly LeftOut[]): { readonly known: readonly Reached[]; readonly strange: readonly Reached[] } {
  const known = leftOut.map(({ own, others }) => ({ nearest: own, next: others[0]?.cosine }));
  const strange = leftOut.flatMap(({ others: [first, second] }) => (first ? [{ nearest: first.cosine, next: second?.cosine }] : []));
  return { known, strange };
}

/** Logistic regression by Newton's method, each side counting for half, the coefficients drawn towards `before`. */
export function fitFamiliarity(leftOut: readonly LeftOut[], before: Familiarity): Familiarity {
  const { known, strange } = knownAndStrange(leftOut);
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
      const inputs = [1, reached.nearest, reached.nearest - (reached.next ?? 0)];
      const chance = knownness(reached.nearest, reached.next, asFamiliarity(at));
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
