import { refuse } from "./refused.ts";

/** YYYY-MM-DD. Such dates compare as strings. */
export type IsoDate = string;

/** D0 is a day of two digits, too: 00 stands for the last day of the month. JJJ is the day of the year. */
export type DatePattern = "YYMMDD" | "YYMMD0" | "YYYYMMDD" | "YYMMDDHH" | "YYMMDDHHmm" | "MMYY" | "MMDDYY" | "YYJJJ" | "YYJJJHH";

/** Reads as many digits as the pattern has letters; `at` is the place of the first. Refuses a date that is in no calendar. */
export function readDate(digits: string, pattern: DatePattern, at: number, today: IsoDate): IsoDate {
  function part(letters: RegExp, least: number, most: number, name: string, where = ""): number | undefined {
    const found = letters.exec(pattern);
    if (!found) return undefined;
    const text = digits.slice(found.index, found.index + found[0].length);
    if (Number(text) < least || Number(text) > most) refuse(at + found.index, `There is no ${name} ${text}${where}.`);
    return Number(text);
  }
  const year = fullYear(digits.slice(pattern.indexOf("Y"), pattern.lastIndexOf("Y") + 1), today);
  const month = part(/MM/, 1, 12, "month") ?? 1;
  const last = daysIn(year, month);
  const where = ` in month ${month} of ${year}`;
  const day = part(/DD/, 1, last, "day", where) ?? part(/D0/, 0, last, "day", where);
  const ordinal = part(/JJJ/, 1, isLeap(year) ? 366 : 365, "day", ` in the year ${year}`);
  part(/HH/, 0, 23, "hour");
  part(/mm/, 0, 59, "minute");
  return ordinal === undefined ? iso(year, month, day || last) : onDay(year, ordinal);
}

export function earliest(dates: readonly IsoDate[]): IsoDate | undefined {
  return dates.toSorted()[0];
}

/**
 * Two digits mean the year from 49 years before to 50 years after this one (GS1 General Specifications, section 7.12). HIBC has no
 * rule of its own and is read by the same one.
 */
function fullYear(digits: string, today: IsoDate): number {
  if (digits.length === 4) return Number(digits);
  const thisYear = Number(today.slice(0, 4));
  const ahead = Number(digits) - (thisYear % 100);
  if (ahead > 50) return thisYear + ahead - 100;
  if (ahead < -49) return thisYear + ahead + 100;
  return thisYear + ahead;
}

function onDay(year: number, ordinal: number): IsoDate {
  let [month, day] = [1, ordinal];
  while (day > daysIn(year, month)) day -= daysIn(year, month++);
  return iso(year, month, day);
}

function iso(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
