import type { Card } from "./card.ts";

/** What a well-formed card says that cannot be true, one sentence each; none for a good card. */
export function contradictions(card: Card): string[] {
  return [...doubleItems(card), ...strangeItems(card), ...silentItems(card), ...unnamedFiles(card), ...forbiddenNames(card)];
}

function doubleItems({ items }: Card): string[] {
  const ids = items.map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `items: ${id} is listed more than once`);
}

function strangeItems(card: Card): string[] {
  const known = new Set(card.items.map(({ id }) => id));
  const mentions = [
    ...card.head.rows.map(({ item }, row) => ({ where: `head.rows[${row}]`, item })),
    ...card.head.prototypes.map(({ item }, row) => ({ where: `head.prototypes[${row}]`, item })),
    ...card.golden.map((golden, index) => ({ where: `golden[${index}]`, item: golden.item ?? golden.ordered })),
    ...card.items.flatMap(({ id, lookAlikes }) => lookAlikes.map(({ item }) => ({ where: `lookAlikes of ${id}`, item }))),
  ];
  return mentions.filter(({ item }) => !known.has(item)).map(({ where, item }) => `${where}: ${item} is not one of the items`);
}

/** An item without a row could never be recognized, one without a prototype never be known. */
function silentItems({ items, head }: Card): string[] {
  return items.flatMap(({ id }) => [
    ...(head.rows.some(({ item }) => item === id) ? [] : [`head.rows: none for ${id}`]),
    ...(head.prototypes.some(({ item }) => item === id) ? [] : [`head.prototypes: none for ${id}`]),
  ]);
}

function unnamedFiles(card: Card): string[] {
  const mentioned = [
    card.backbone.file,
    card.head.file,
    ...card.items.flatMap(({ references }) => references.map(({ file }) => file)),
    ...card.golden.map(({ file }) => file),
  ];
  return mentioned.filter((file) => !Object.hasOwn(card.files, file)).map((file) => `files: the hash of ${file} is missing`);
}

function forbiddenNames({ files }: Card): string[] {
  return Object.hasOwn(files, "card.json") ? ["files: card.json cannot hold its own hash"] : [];
}
