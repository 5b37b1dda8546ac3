/** Repeatable random numbers from a seed: Numerical Recipes' linear congruential generator. */
export function openRandom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    /** An integer from 0 up to, but not including, `limit`. */
    below: (limit: number): number => Math.floor(next() * limit),
    pick: <One>(list: readonly One[]): One => list[Math.floor(next() * list.length)] as One,
  };
}

export type Random = ReturnType<typeof openRandom>;
