import { judgePrint } from "../../src/domain/evidence/print/judge-print.ts";
import type { PrintedLine } from "../../src/domain/evidence/print/line.ts";
import { vocabularyOf } from "../../src/domain/evidence/print/vocabulary.ts";

const BOX = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
] as const;

export interface Described {
  readonly id: string;
  readonly name: string;
  readonly generic?: string;
  readonly strength?: string;
  readonly words?: readonly string[];
}

/** What lines with these texts say of the item. */
export function says(texts: readonly string[], item: string, items: readonly Described[]) {
  return judgePrint(linesOf(texts), item, vocabulary(items));
}

export function vocabulary(items: readonly Described[]) {
  return vocabularyOf(
    items.map(({ words, strength = "", ...item }) => ({ ...item, strength, faces: [{ face: "front", identity: true, words }] })),
  );
}

export function linesOf(texts: readonly string[]): PrintedLine[] {
  return texts.map((text) => ({ text, confidence: 0.95, box: BOX, turn: 0 }));
}
