import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { gtinProblem } from "../../domain/codes/gtin.ts";
import { type ItemId, OTHER_PRINTS, type OtherPrint, REVEALS, type Reveal } from "../../domain/item.ts";
import { ITEM_ID_RULE, idNamed, isItemId, tidy } from "../../domain/item-id.ts";
import { UsageError, unreadable } from "../../errors.ts";
import { textOf } from "../../text.ts";

/** A line of formulary.csv: what a photograph does not show about a product. */
export interface Entry {
  readonly id: ItemId;
  readonly name: string;
  /** Of what it contains, where the name is a brand's; undefined if the line does not say. */
  readonly generic: string | undefined;
  readonly strength: string;
  readonly form: string;
  /** The number in its carton's barcode; undefined if the line has none. */
  readonly gtin: string | undefined;
  /** Ids of items that look alike. */
  readonly lookAlikes: readonly ItemId[];
  /** Undefined if the line does not say. */
  readonly reveal: Reveal | undefined;
  /** Undefined if the line does not say. */
  readonly otherPrint: OtherPrint | undefined;
}

const cell = z.string().trim().default("");
const Row = z.object({
  ...{ id: cell, name: cell, generic: cell, strength: cell, form: cell, gtin: cell },
  ...{ "look-alikes": cell, reveal: cell, "other-print": cell },
});

/** Reads formulary.csv; empty if the file does not exist. Throws a UsageError that names the offending line. */
export async function readCatalogue(dir: string): Promise<readonly Entry[]> {
  const file = join(dir, "formulary.csv");
  const bytes = await readFile(file).catch((error) => {
    if (["ENOENT", "ENOTDIR"].includes(error.code)) return undefined;
    throw new UsageError(unreadable(file, error));
  });
  return bytes === undefined ? [] : rowsOf(textOf(bytes), file).map((row, index) => entryOf(row, `${file}, line ${index + 2}`));
}

function rowsOf(text: string, file: string): readonly unknown[] {
  try {
    const columns = (names: readonly string[]) => names.map((name) => name.trim().toLowerCase().replace(/[ _]+/g, "-"));
    return parse(text, { columns, delimiter: delimiterOf(text), skip_empty_lines: true, relax_column_count_less: true });
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** Spreadsheets write semicolons or tabs in locales with a decimal comma. */
function delimiterOf(text: string): string {
  const [header = ""] = text.split("\n");
  const count = (sign: string) => header.split(sign).length;
  return [";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ",");
}

function entryOf(row: unknown, where: string): Entry {
  const { id: given, name, generic, strength, form, gtin, "look-alikes": alike, reveal, "other-print": print } = Row.parse(row);
  const id = given === "" ? idNamed(name) : given.normalize("NFC");
  if (id === undefined) throw new UsageError(`${where}: it needs an id, or a name with a letter or a digit.`);
  const lookAlikes = alike.split(/[;,|]/).flatMap((one) => one.trim() || []);
  for (const one of [id, ...lookAlikes]) if (!isItemId(one)) throw new UsageError(`${where}: ${one}: ${ITEM_ID_RULE}.`);
  const wrong = gtin && gtinProblem(gtin);
  if (wrong) throw new UsageError(`${where}: ${gtin}: ${wrong}.`);
  const policy = REVEALS.find((one) => one === reveal);
  if (reveal !== "" && !policy) throw new UsageError(`${where}: reveal is ${REVEALS.join(" or ")}, not ${reveal}.`);
  const otherPrint = OTHER_PRINTS.find((one) => one === print);
  if (print !== "" && !otherPrint) throw new UsageError(`${where}: other-print is ${OTHER_PRINTS.join(" or ")}, not ${print}.`);
  const described = { id, name: name || id, generic: generic || undefined, strength, form };
  return { ...described, gtin: gtin || undefined, lookAlikes, reveal: policy, otherPrint };
}

/** The entry for a product, matched by the name or id in a photograph's annotation or folder name. */
export function entryFor(product: string, catalogue: readonly Entry[]): Entry | undefined {
  const wanted = tidy(product);
  return catalogue.find(({ name, id }) => tidy(name) === wanted || id === wanted || id === idNamed(product));
}
