/** A letter or digit of a text, and where it stands. */
export interface Letter {
  /** What readers cannot tell apart is the same: 0 and o; 1, l, i and |. Lower case, without accents. */
  readonly alike: string;
  /** As it was read. */
  readonly written: string;
  /** Index in the text. */
  readonly at: number;
}

const ALIKE: Readonly<Record<string, string>> = { "0": "o", "1": "i", l: "i", "|": "i", ı: "i" };
const SOUND = /[\p{L}\p{N}|]/u;
const ACCENTS = /\p{M}/gu;

/** The letters and digits of a text without its spaces and signs. */
export function lettersOf(text: string): readonly Letter[] {
  const letters: Letter[] = [];
  let at = 0;
  for (const written of text.normalize("NFC")) {
    const plain = written.normalize("NFD").replace(ACCENTS, "").toLowerCase();
    if (SOUND.test(written)) letters.push({ alike: ALIKE[plain] ?? plain, written, at });
    at += written.length;
  }
  return letters;
}

export function alike(text: string): string {
  return lettersOf(text)
    .map((letter) => letter.alike)
    .join("");
}

/** Whether one letter is another, is missing or is too many. */
export function isOneApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short === long || long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  return short.slice(short.length === long.length ? same + 1 : same) === long.slice(same + 1);
}
