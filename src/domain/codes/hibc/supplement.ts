import type { IsoDate } from "../dates.ts";
import type { Said } from "./said.ts";
import { requireDate, requireDigits, requireEnd, requireNumber } from "./values.ts";

/** A field with a data identifier: expiry, manufacture, serial number, quantity. `at` is the place of the first character of `text`. */
export function readSupplement(id: string, text: string, at: number, today: IsoDate): Said {
  if (id === "S") return { serial: requireNumber(text, at) };
  if (id === "Q") {
    requireEnd(text, 5, at);
    return { quantity: Number(requireDigits(text, Math.max(text.length, 1), at)) };
  }
  const date = requireDate(text, "YYYYMMDD", at, today);
  requireEnd(text, 8, at);
  return id === "14D" ? { expires: date } : {};
}
