import type { Comparison } from "../../src/domain/codes/contradiction.ts";
import type { Event } from "../../src/domain/verdict/course/events.ts";

/** A scan of some code that compares with the order in this way. */
export function scannedAs(comparison: Comparison): Extract<Event, { event: "scanned" }> {
  return { event: "scanned", code: { kind: "gtin", raw: "4006381333931", gtin: "04006381333931" }, comparison };
}
