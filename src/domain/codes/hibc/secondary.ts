import type { DatePattern, IsoDate } from "../dates.ts";
import { refuse } from "../refused.ts";
import type { Said } from "./said.ts";
import { requireDate, requireDigits, requireNumber } from "./values.ts";

/** The date after $$ or $$+, by the digit before it. A month needs none: it begins with 0 or 1. */
const DATES: Readonly<Record<string, DatePattern>> = { 2: "MMDDYY", 3: "YYMMDD", 4: "YYMMDDHH", 5: "YYJJJ", 6: "YYJJJHH" };

/** How many digits the quantity has, by the digit before it. */
const QUANTITIES: Readonly<Record<string, number>> = { 8: 2, 9: 5 };

/**
 * The secondary data structure after its flag: quantity, date and lot ("$$"), date and serial number ("$$+"), lot or serial number
 * alone ("$", "$+"), or the older form, date and lot without a flag (ANSI/HIBC 2.6, "Secondary Data Structure"). `at` is the place of
 * the first character of `text`.
 */
export function readSecondary(flag: string, text: string, at: number, today: IsoDate): Said {
  if (flag === "$") return { lot: requireNumber(text, at) };
  if (flag === "$+") return { serial: requireNumber(text, at) };
  if (flag === "") return dated("lot", "YYJJJ", text, at, today);
  if (flag === "$$+") return datedOrNot("serial", text, at, today);
  const size = QUANTITIES[text.charAt(0)];
  if (size === undefined) return datedOrNot("lot", text, at, today);
  const quantity = Number(requireDigits(text.slice(1), size, at + 1));
  const rest = text.slice(1 + size);
  return rest === "" ? { quantity } : { quantity, ...datedOrNot("lot", rest, at + 1 + size, today) };
}

type Numbered = "lot" | "serial";

function datedOrNot(name: Numbered, text: string, at: number, today: IsoDate): Said {
  const flag = text.charAt(0);
  if (flag === "7") return { [name]: requireNumber(text.slice(1), at + 1) };
  if (flag === "0" || flag === "1") return dated(name, "MMYY", text, at, today);
  return dated(name, DATES[flag] ?? refuse(at, "Here a date must begin, or a 7 for none."), text.slice(1), at + 1, today);
}

/** A date, and a lot or serial number unless nothing follows. */
function dated(name: Numbered, pattern: DatePattern, text: string, at: number, today: IsoDate): Said {
  const expires = requireDate(text, pattern, at, today);
  const number = text.slice(pattern.length);
  return number === "" ? { expires } : { expires, [name]: requireNumber(number, at + pattern.length) };
}
