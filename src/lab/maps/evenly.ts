/** At most `most` elements of the list, in order and evenly spread. */
export function evenly<One>(list: readonly One[], most: number): readonly One[] {
  const step = Math.max(1, list.length / most);
  return list.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
