import { z } from "zod";
import { Fault } from "../../errors.ts";
import { textOf } from "../../text.ts";
import { Card, SCHEMA } from "./card.ts";
import { contradictions } from "./card-contradictions.ts";

/** The card in these bytes. Throws Fault BUNDLE_INVALID, which names `file`, if they are no card of this schema or contradict themselves. */
export function readCard(file: string, bytes: Uint8Array): Card {
  const json = parseJson(file, textOf(bytes));
  const { schema } = z.looseObject({ schema: z.unknown() }).catch({ schema: undefined }).parse(json);
  if (schema !== SCHEMA) {
    const found = schema === undefined ? "no schema" : `schema ${JSON.stringify(schema)}`;
    throw refused(
      file,
      `has ${found}, this program reads "${SCHEMA}". Install a bundle of that schema, or the program that reads this one.`,
    );
  }
  const parsed = Card.safeParse(json);
  if (!parsed.success) throw refused(file, `does not fit its schema:\n${z.prettifyError(parsed.error)}`);
  const [first, ...more] = contradictions(parsed.data);
  if (first) throw refused(file, `contradicts itself:\n${[first, ...more].map((sentence) => `✖ ${sentence}`).join("\n")}`);
  return parsed.data;
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refused(file, `is not JSON (${error instanceof Error ? error.message : error}). Copy the whole bundle again.`);
  }
}

function refused(file: string, why: string): Fault {
  return new Fault("BUNDLE_INVALID", `${file} ${why}`);
}
