import { judgePrint } from "../../domain/evidence/print/judge-print.ts";
import { strengthsIn } from "../../domain/evidence/print/strengths.ts";
import { lineOf } from "../../domain/evidence/print/telling-faces.ts";
import { type Vocabulary, vocabularyOf } from "../../domain/evidence/print/vocabulary.ts";
import type { Item } from "../../domain/item.ts";

/** Lines that a technician is shown of each item. */
const SHOWN = 3;

/**
 * What was read on the photographed packs, in paragraphs: what the technician may type for an item, where what was typed is not on the
 * pack, and which packs that look alike are told apart by their print.
 */
export function printReport(items: readonly Item[]): readonly string[] {
  const vocabulary = vocabularyOf(items);
  const read = items.filter((item) => wordsOf(item).length > 0);
  const strange = read.filter((item) => !agrees(item, item, vocabulary));
  return [
    ...paragraph("Read on the packs", read.map(proposal)),
    ...paragraph(
      "Not on the photographed packs as it was typed: compare it with the pack, and add name and strength to formulary.csv",
      strange.map(called),
    ),
    ...paragraph(
      "Packs that look alike",
      pairsOf(items).map(([one, other]) => {
        const apart = agrees(one, one, vocabulary) && agrees(other, other, vocabulary) && !agrees(one, other, vocabulary);
        return `${called(one)} and ${called(other)}: print ${apart ? "tells them apart" : "does not tell them apart, a barcode may"}`;
      }),
    ),
  ];
}

function paragraph(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`${title}:\n${lines.map((line) => `  ${line}`).join("\n")}`] : [];
}

function proposal(item: Item): string {
  const words = wordsOf(item);
  const strengths = new Set(words.flatMap(strengthsIn).flatMap(({ unit, text }) => (unit === undefined ? [] : [text])));
  const untold = item.strength === "" && strengths.size > 0 ? `; its strength may be ${[...strengths].join(" or ")}` : "";
  return `${called(item)}: ${words.slice(0, SHOWN).join(" | ")}${untold}`;
}

/** Whether the print of one pack names the other item. */
function agrees(pack: Item, item: Item, vocabulary: readonly Vocabulary[]): boolean {
  return judgePrint(wordsOf(pack).map(lineOf), item.id, vocabulary).says === "agrees";
}

function pairsOf(items: readonly Item[]): readonly (readonly [Item, Item])[] {
  return items.flatMap((one) => {
    const alike = [...one.lookAlikes.map(({ item }) => item), ...one.inseparable];
    return items.filter(({ id }) => one.id < id && alike.includes(id)).map((other) => [one, other] as const);
  });
}

function called({ name, strength }: Item): string {
  return `${name} ${strength}`.trim();
}

function wordsOf({ faces }: Item): readonly string[] {
  return faces.flatMap(({ words = [] }) => words);
}
