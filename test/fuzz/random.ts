/** Numbers that are the same for the same seed: Numerical Recipes' linear congruence. */
export function openRandom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    /** A whole number from 0 on, below this. */
    below: (limit: number): number => Math.floor(next() * limit),
    pick: <One>(list: readonly One[]): One => list[Math.floor(next() * list.length)] as One,
  };
}

export type Random = ReturnType<typeof openRandom>;
