import type { Enrolment } from "../../enrolment/enrol.ts";
import type { Exemplar } from "../../enrolment/exemplar.ts";
import { table } from "../table.ts";

/** "right" and "least known" are without the pack's own photograph. */
const HEADING = ["item", "product", "packs", "pictures", "right", "least known", "known from"];

/** A line per item: what it was learned from, and how well its packs are recognized without their own photograph. */
export function enrolmentTable(exemplars: readonly Exemplar[], { items, leftOut }: Enrolment): string {
  const rows = items.map(({ id, name, knownnessFloor }) => {
    const own = exemplars.filter(({ item }) => item === id);
    const judged = leftOut.filter(({ item }) => item === id);
    const right = judged.filter(({ recognized }) => recognized).length;
    const least = Math.min(...judged.map(({ knownness }) => knownness));
    const proof = judged.length > 0 ? [`${right} of ${judged.length}`, least.toFixed(3)] : ["-", "-"];
    return [id, name, `${own.length}`, `${new Set(own.map(({ picture }) => picture)).size}`, ...proof, knownnessFloor.toFixed(3)];
  });
  const unsteady = items.filter(({ id, knownnessFloor }) =>
    leftOut.some(({ item, knownness }) => item === id && knownness < knownnessFloor),
  );
  const advice = `\n\nNot known without their own photograph; take more, in other positions and light: ${unsteady.map(({ name }) => name).join(", ")}`;
  return table([HEADING, ...rows]) + (unsteady.length > 0 ? advice : "");
}
