import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { idNamed, tidy } from "../../domain/item-id.ts";
import { type CsvCells, cellsOf } from "../../enrolment/csv/cells.ts";
import { type Entry, entryOf } from "../../enrolment/csv/entry.ts";
import { UsageError, unreadable } from "../../errors.ts";

export type { Entry };

/** Reads formulary.csv; empty if the file does not exist. Throws a UsageError that names the offending line. */
export async function readCatalogue(dir: string): Promise<readonly Entry[]> {
  const file = join(dir, "formulary.csv");
  const bytes = await readFile(file).catch((error) => {
    if (["ENOENT", "ENOTDIR"].includes(error.code)) return undefined;
    throw new UsageError(unreadable(file, error));
  });
  return bytes === undefined ? [] : rowsOf(bytes, file).map((row) => whole(entryOf(row), file));
}

function rowsOf(bytes: Uint8Array, file: string): CsvCells["rows"] {
  try {
    return cellsOf(bytes).rows;
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function whole(entry: ReturnType<typeof entryOf>, file: string): Entry {
  if ("id" in entry) return entry;
  const [first] = entry;
  throw new UsageError(`${file}, line ${first?.line}: ${first?.problem}`);
}

/** The entry for a product, matched by the name or id in a photograph's annotation or folder name. */
export function entryFor(product: string, catalogue: readonly Entry[]): Entry | undefined {
  const wanted = tidy(product);
  return catalogue.find(({ name, id }) => tidy(name) === wanted || id === wanted || id === idNamed(product));
}
