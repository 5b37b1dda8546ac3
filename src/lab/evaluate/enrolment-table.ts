import type { Item } from "../../domain/item.ts";
import type { Enrolment } from "../../enrolment/enrol.ts";
import type { Photograph } from "../../enrolment/photograph.ts";
import { table } from "../table.ts";

/** "right" and "least known" are without the pack's own photograph. */
const HEADING = ["item", "product", "packs", "pictures", "right", "least known", "known from"];

/** A line per item: what it was learned from, and how well its packs are recognized without their own photograph. */
export function enrolmentTable(photographs: readonly Photograph[], { items, proofs }: Enrolment): string {
  const rows = items.map(({ id, name, knownnessFloor }) => {
    const own = photographs.filter(({ item }) => item === id);
    const judged = proofs.filter(({ item }) => item === id);
    const right = judged.filter(({ recognized }) => recognized).length;
    const least = Math.min(...judged.map(({ knownness }) => knownness));
    const proof = judged.length > 0 ? [`${right} of ${judged.length}`, least.toFixed(3)] : ["-", "-"];
    return [id, name, `${own.length}`, `${new Set(own.map(({ picture }) => picture)).size}`, ...proof, knownnessFloor.toFixed(3)];
  });
  const unsteady = items.filter(({ id, knownnessFloor }) =>
    proofs.some(({ item, knownness }) => item === id && knownness < knownnessFloor),
  );
  const advice = `Not known without their own photograph; take more, in other positions and light: ${unsteady.map(({ name }) => name).join(", ")}`;
  return [table([HEADING, ...rows]), ...(unsteady.length > 0 ? [advice] : []), ...warnings(items)].join("\n\n");
}

/** What no photograph of these packs can change: it is told before a nurse meets it. */
function warnings(items: readonly Item[]): readonly string[] {
  const silent = items.flatMap(({ id, faces }) =>
    faces.flatMap(({ face, identity, nearest }) => (identity ? [] : [`${id} ${face} (like ${nearest?.item} ${nearest?.face})`])),
  );
  const pairs = items.flatMap(({ id, inseparable }) => inseparable.filter((other) => id < other).map((other) => `${id} and ${other}`));
  return [
    ...(silent.length > 0 ? [`These sides tell nothing; the pack has to be turned over: ${silent.join(", ")}`] : []),
    ...(pairs.length > 0 ? [`No side tells these apart, so none of them is ever confirmed: ${pairs.join(", ")}`] : []),
  ];
}
