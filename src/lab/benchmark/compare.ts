import { markdownTable } from "../table.ts";
import { inWords } from "./figure.ts";
import { quantitiesOf } from "./quantities.ts";
import type { Report } from "./report.ts";

/** A smaller change than this is the machine's: a share, and for memory also MiB. */
const NOTABLE = 0.03;
const NOTABLE_MIB = 10;

/** What changed from an earlier report to this one: the numbers that both have, and how many stayed as they were. */
export function changes(before: Report, now: Report): string {
  const earlier = new Map(quantitiesOf(before).map((quantity) => [quantity.what, quantity]));
  const both = quantitiesOf(now).flatMap((quantity) => {
    const old = earlier.get(quantity.what);
    return old ? [{ ...quantity, old, change: quantity.value / old.value - 1 }] : [];
  });
  const changed = both.filter(
    ({ change, unit, value, old }) =>
      Math.abs(change) >= NOTABLE && (!unit.startsWith("MiB") || Math.abs(value - old.value) >= NOTABLE_MIB),
  );
  const rows = changed.map((quantity) => [
    quantity.what,
    inWords(quantity.old),
    inWords(quantity),
    `${quantity.change > 0 ? "+" : ""}${(100 * quantity.change).toFixed(0)} %`,
  ]);
  return [
    markdownTable([["what", "before", "now", "change"], ["---", "---:", "---:", "---:"], ...rows]),
    `${both.length - changed.length} numbers changed by less than ${100 * NOTABLE} % or, if they tell of memory, ${NOTABLE_MIB} MiB.`,
    ...otherMachine(before, now),
  ].join("\n\n");
}

function otherMachine({ machine: before }: Report, { machine: now }: Report): string[] {
  const same = before.processor === now.processor && before.cores === now.cores;
  return same ? [] : [`Measured on other machines: before on ${before.processor}, ${before.cores} cores.`];
}
