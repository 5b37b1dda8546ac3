import { readFile } from "node:fs/promises";
import { z } from "zod";
import { UsageError, unreadable } from "../../errors.ts";
import type { Report } from "./report.ts";

const quantity = z.looseObject({ what: z.string(), value: z.number().nullable(), unit: z.string() });

/** What a comparison looks at. */
const Kept = z.looseObject({
  machine: z.looseObject({ processor: z.string(), cores: z.number() }),
  figures: z.array(z.looseObject({ ...quantity.shape, from: z.array(quantity) })),
  stages: z.array(z.looseObject({ stage: z.string(), medianMs: z.number() })),
  costs: z.array(quantity),
});

/** A report that was kept with --json. Throws a UsageError for any other file. */
export async function readReport(file: string): Promise<Report> {
  const text = await readFile(file, "utf8").catch((error) => {
    throw new UsageError(unreadable(file, error));
  });
  try {
    return Kept.parse(JSON.parse(text)) as unknown as Report;
  } catch {
    throw new UsageError(`${file} is no report of this version's benchmark. Make one with "benchmark --json FILE".`);
  }
}
