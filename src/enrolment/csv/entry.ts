import { gtinProblem } from "../../domain/codes/gtin.ts";
import { type ItemId, OTHER_PRINTS, type OtherPrint, REVEALS, type Reveal } from "../../domain/item.ts";
import { ITEM_ID_RULE, idNamed, isItemId } from "../../domain/item-id.ts";
import type { CellProblem, Column, CsvRow } from "./cells.ts";

/** A line of a formulary: what a photograph does not show about a product. */
export interface Entry {
  readonly id: ItemId;
  readonly name: string;
  /** Of what it contains, where the name is a brand's; undefined if the line does not say. */
  readonly generic: string | undefined;
  readonly strength: string;
  readonly form: string;
  /** The numbers in its cartons' barcodes. */
  readonly gtins: readonly string[];
  /** Ids of items that look alike. */
  readonly lookAlikes: readonly ItemId[];
  /** Undefined if the line does not say. */
  readonly reveal: Reveal | undefined;
  /** Undefined if the line does not say. */
  readonly otherPrint: OtherPrint | undefined;
}

/** The entry of a line, or everything that is wrong with it. */
export function entryOf({ line, cells }: CsvRow): Entry | readonly CellProblem[] {
  const problems: CellProblem[] = [];
  const refuse = (column: Column, problem: string) => problems.push({ line, column, problem });
  const { id: given = "", name = "", generic = "", strength = "", form = "", gtin = "" } = cells;
  const { "look-alikes": alike = "", reveal = "", "other-print": print = "" } = cells;
  const id = given === "" ? idNamed(name) : given.normalize("NFC");
  if (id === undefined) refuse("id", "it needs an id, or a name with a letter or a digit.");
  else if (!isItemId(id)) refuse("id", `${id}: ${ITEM_ID_RULE}.`);
  const lookAlikes = parted(alike, /[;,|]/);
  for (const one of lookAlikes) if (!isItemId(one)) refuse("look-alikes", `${one}: ${ITEM_ID_RULE}.`);
  const gtins = parted(gtin, /[;|\s]/);
  for (const one of gtins) {
    const wrong = numberProblem(one);
    if (wrong) refuse("gtin", `${one}: ${wrong}.`);
  }
  const policy = REVEALS.find((one) => one === reveal);
  if (reveal !== "" && !policy) refuse("reveal", `reveal is ${REVEALS.join(" or ")}, not ${reveal}.`);
  const otherPrint = OTHER_PRINTS.find((one) => one === print);
  if (print !== "" && !otherPrint) refuse("other-print", `other-print is ${OTHER_PRINTS.join(" or ")}, not ${print}.`);
  for (const [column, cell] of Object.entries(cells))
    if (cell.includes("\ufffd")) refuse(column as Column, `${cell}: some letters are lost. Save the file as "CSV UTF-8".`);
  if (problems.length > 0 || id === undefined) return problems;
  const described = { id, name: name || id, generic: generic || undefined, strength, form };
  return { ...described, gtins, lookAlikes, reveal: policy, otherPrint };
}

function parted(cell: string, separator: RegExp): readonly string[] {
  return cell.split(separator).flatMap((one) => one.trim() || []);
}

/** What spreadsheets do to long numbers is said before what is wrong with the number. */
function numberProblem(gtin: string): string | undefined {
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(gtin))
    return "a spreadsheet has rounded this number. Format the column as text, and enter the number again";
  const problem = gtinProblem(gtin);
  if (problem && /^\d{9,11}$|^\d{5,7}$/.test(gtin))
    return `${problem}; this one has ${gtin.length}. Spreadsheets drop zeros at the beginning: format the column as text, and enter them again`;
  return problem;
}
