import { z } from "zod";
import { count, day } from "./words.ts";

export const ScanBody = z
  .strictObject({ raw: z.string().meta({ description: "As the scanner sent it: a group separator is ASCII 29, \\u001d in JSON." }) })
  .meta({ id: "ScanBody" });

/** What a code says against the ordered item. */
export const Contradiction = z
  .discriminatedUnion("says", [
    z.object({ says: z.literal("other-item"), item: z.string() }),
    z.object({ says: z.literal("expired"), on: day.meta({ description: "The last day on which it could be used." }) }),
    z.object({ says: z.literal("unknown-code") }),
  ])
  .meta({ id: "Contradiction" });

const contents = {
  raw: z.string(),
  lot: z.string().optional(),
  serial: z.string().optional(),
  expires: day.optional(),
  elements: z.array(z.object({ id: z.string(), value: z.string(), at: count })),
};

const Code = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("gs1"), gtin: z.string().optional(), ...contents }),
    z.object({ kind: z.literal("gtin"), raw: z.string(), gtin: z.string() }),
    z.object({
      kind: z.literal("hibc"),
      product: z.string().optional(),
      link: z.string().optional(),
      quantity: z.number().optional(),
      ...contents,
    }),
  ])
  .meta({ id: "Code", description: "What was read in a code." });

export const Scan = z
  .object({
    verification: z.string(),
    code: Code,
    comparison: z.union([Contradiction, z.object({ says: z.enum(["agrees", "nothing"]) })]),
  })
  .meta({ id: "Scan", description: "What was read, and what it says of the ordered item." });
