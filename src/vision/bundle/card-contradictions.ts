import type { Card } from "./card.ts";
import { SIGNATURE_FILE } from "./signature.ts";

/** What a well-formed card says that cannot be true, one sentence each; none for a good card. */
export function contradictions(card: Card): string[] {
  return [
    ...doubleItems(card),
    ...strangeItems(card),
    ...silentItems(card),
    ...trayNeverEmpty(card),
    ...unnamedFiles(card),
    ...forbiddenNames(card),
    ...endlessAnswer(card),
  ];
}

function doubleItems({ items }: Card): string[] {
  const seen = new Set<string>();
  const again = items.map(({ id }) => id).filter((id) => seen.has(id) || !seen.add(id));
  return [...new Set(again)].map((id) => `items: ${id} is listed more than once`);
}

function strangeItems(card: Card): string[] {
  const known = new Set(card.items.map(({ id }) => id));
  const mentions = [
    ...card.head.rows.map(({ item }, row) => ({ where: `head.rows[${row}]`, item })),
    ...card.golden.map((golden, index) => ({ where: `golden[${index}]`, item: golden.item ?? golden.ordered })),
    ...card.photographs.map(({ item }, index) => ({ where: `photographs[${index}]`, item })),
    ...card.items.flatMap(({ id, lookAlikes, inseparable, faces }) => [
      ...lookAlikes.map(({ item }) => ({ where: `lookAlikes of ${id}`, item })),
      ...inseparable.map((item) => ({ where: `inseparable of ${id}`, item })),
      ...faces.flatMap(({ face, nearest }) => (nearest ? [{ where: `nearest of ${id}/${face}`, item: nearest.item }] : [])),
    ]),
  ];
  return mentions.filter(({ item }) => !known.has(item)).map(({ where, item }) => `${where}: ${item} is not one of the items`);
}

/** An item without a row could never be recognized, and a row of a face that its item does not have never confirm it. */
function silentItems({ items, head }: Card): string[] {
  const spoken = new Set(head.rows.map(({ item }) => item));
  const faces = new Set(items.flatMap(({ id, faces }) => faces.map(({ face }) => `${id}/${face}`)));
  const ids = new Set(items.map(({ id }) => id));
  return [
    ...items.filter(({ id }) => !spoken.has(id)).map(({ id }) => `head.rows: none for ${id}`),
    ...head.rows.flatMap(({ item, face }, row) =>
      ids.has(item) && !faces.has(`${item}/${face}`) ? [`head.rows[${row}]: ${face} is not one of the faces of ${item}`] : [],
    ),
  ];
}

/** A locator that always finds something could pass with packs alone, and one that never does with none. */
function trayNeverEmpty({ trays }: Card): string[] {
  const empty = trays.filter(({ packs }) => packs.length === 0).length;
  return empty === 0 || empty === trays.length ? ["trays: name an empty one, and one with a pack"] : [];
}

function unnamedFiles(card: Card): string[] {
  return mentionedFiles(card)
    .filter((file) => !Object.hasOwn(card.files, file))
    .map((file) => `files: the hash of ${file} is missing`);
}

/** The files that the card gives a part to play. */
export function mentionedFiles(card: Card): readonly string[] {
  return [
    card.backbone.file,
    card.locator.file,
    card.head.file,
    ...card.items.flatMap(({ references }) => references.map(({ file }) => file)),
    ...card.golden.map(({ file }) => file),
    ...card.trays.map(({ file }) => file),
    ...(card.answers ? [card.answers, ...card.answers.also].map(({ file }) => file) : []),
    ...card.photographs.map(({ file }) => file),
    ...(card.lender ? [card.lender.card, card.lender.head] : []),
  ];
}

function forbiddenNames({ files }: Card): string[] {
  return ["card.json", SIGNATURE_FILE]
    .filter((file) => Object.hasOwn(files, file))
    .map((file) => `files: the card cannot hold the hash of ${file}`);
}

/** Twenty times those of ResNet-101: the daemon and its engine share memory for several answers. */
const MOST_NUMBERS = 4_000_000;

function endlessAnswer({ backbone: { channels, rows, columns } }: Card): string[] {
  const numbers = channels * rows * columns;
  return numbers > MOST_NUMBERS ? [`backbone: an answer of ${numbers} numbers; at most ${MOST_NUMBERS} are taken`] : [];
}
