/** Remembers the latest ids, at most so many. */
export interface Seen {
  /** Whether the id was there; from now on it is. */
  before(id: string): boolean;
}

/** Two halves, each a set: when the younger one is full, the older one is forgotten. */
export function openSeen(most: number): Seen {
  let older = new Set<string>();
  let younger = new Set<string>();
  return {
    before(id) {
      if (younger.has(id) || older.has(id)) return true;
      younger.add(id);
      if (younger.size >= most / 2) [older, younger] = [younger, new Set()];
      return false;
    },
  };
}
