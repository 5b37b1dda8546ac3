/** At most so many of the list, in its order and spread evenly over it. */
export function evenly<One>(list: readonly One[], most: number): readonly One[] {
  const step = Math.max(1, list.length / most);
  return list.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
