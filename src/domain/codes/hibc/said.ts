import type { CodeElement } from "../code.ts";
import type { IsoDate } from "../dates.ts";
import { refuse } from "../refused.ts";

/** What a field of an HIBC code says. */
export interface Said {
  readonly lot?: string;
  readonly serial?: string;
  readonly expires?: IsoDate;
  readonly quantity?: number;
}

export interface Field {
  readonly element: CodeElement;
  readonly said: Said;
}

const WORDS = { lot: "lot", serial: "serial number", expires: "expiry date", quantity: "quantity" } as const;
const NAMES = ["lot", "serial", "expires", "quantity"] as const;

/** What all fields say together. Refuses one that contradicts an earlier one. */
export function together(fields: readonly Field[]): Said {
  let all: Said = {};
  for (const { element, said } of fields) {
    const twice = NAMES.find((name) => all[name] !== undefined && said[name] !== undefined && all[name] !== said[name]);
    if (twice) refuse(element.at, `The ${WORDS[twice]} is there twice, and not the same.`);
    all = { ...all, ...said };
  }
  return all;
}
