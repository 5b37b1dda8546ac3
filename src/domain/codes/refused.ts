/** Thrown and caught within this folder: `readCode` returns it as a refusal. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly at: number;

  constructor(at: number, problem: string) {
    super(problem);
    this.at = at;
  }
}

export function refuse(at: number, problem: string): never {
  throw new Refused(at, problem);
}

/** The character that begins at an index, as it can be read in a sentence. */
export function shown(text: string, index: number): string {
  const point = text.codePointAt(index) ?? 0;
  if (point === 0x20) return "a space";
  if (point > 0x20 && point < 0x7f) return `"${String.fromCodePoint(point)}"`;
  return `the character U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}
