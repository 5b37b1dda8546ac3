import type { Item } from "../../item.ts";
import { judgePrint } from "./judge-print.ts";
import type { PrintedLine } from "./line.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The faces of an item whose print, as it was read at enrolment, names it and no other one: there print can be asked for. */
export function tellingFaces({ id, faces }: Pick<Item, "id" | "faces">, vocabulary: readonly Vocabulary[]): readonly string[] {
  return faces
    .filter(({ words = [] }) => words.length > 0 && judgePrint(words.map(lineOf), id, vocabulary).says === "agrees")
    .map(({ face }) => face);
}

const NOWHERE = { x: 0, y: 0 };

/** A line of which only the text is known. */
export function lineOf(text: string): PrintedLine {
  return { text, confidence: 1, box: [NOWHERE, NOWHERE, NOWHERE, NOWHERE], turn: 0 };
}
