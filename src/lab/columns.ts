/** How many columns of a fixed-width font the words take: vowels and tones above or below a letter take none. */
export function columnsOf(words: string): number {
  return [...words.replace(/\p{M}/gu, "")].length;
}
