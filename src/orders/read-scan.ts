import type { Refusal } from "../domain/codes/code.ts";
import { contradiction, type ItemCodes } from "../domain/codes/contradiction.ts";
import type { IsoDate } from "../domain/codes/dates.ts";
import { readCode } from "../domain/codes/read.ts";
import type { Order } from "../domain/verdict/order.ts";
import type { Scan } from "../domain/verdict/scan.ts";

/** Reads what a scanner sent and compares it with the open order: "stale" while there is none, a refusal where it cannot be read. */
export function readScan(raw: string, order: Order | undefined, codes: readonly ItemCodes[]): Scan | Refusal | "stale" {
  const today = todayHere();
  const code = readCode(raw, today);
  if (code.kind === "refused") return code;
  return order ? { verification: order.id, code, comparison: contradiction(code, order.item, codes, today) } : "stale";
}

/** Packs expire by the cabinet's own calendar. */
function todayHere(): IsoDate {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
