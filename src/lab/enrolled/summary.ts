import type { Enrolment } from "../../enrolment/enrol.ts";
import type { Exemplar } from "../../enrolment/exemplar.ts";

/** What was learned, and what no photograph of these packs can change: it is told before a nurse meets it. */
export function enrolmentSummary(
  exemplars: readonly Pick<Exemplar, "picture" | "located">[],
  { items, proofs }: Pick<Enrolment, "items" | "proofs">,
): readonly string[] {
  const asAnnotated = exemplars.filter(({ located }) => !located);
  const right = proofs.filter(({ recognized }) => recognized).length;
  const pairs = items.flatMap(({ id, name, inseparable }) =>
    inseparable.filter((other) => id < other).map((other) => `${name} and ${items.find((item) => item.id === other)?.name}`),
  );
  return [
    `${exemplars.length} packs: ${exemplars.length - asAnnotated.length} found by the program itself, ${asAnnotated.length} taken as annotated${list(asAnnotated.map(({ picture }) => picture))}`,
    ...(proofs.length > 0 ? [`${right} of ${proofs.length} packs are recognized without their own photograph`] : []),
    ...pairs.map(
      (pair) =>
        `${pair} look the same to the camera: the same product twice? If not, print or barcode decides, and neither is ever confirmed.`,
    ),
  ];
}

function list(files: readonly string[]): string {
  return files.length > 0 ? ` (${[...new Set(files)].join(", ")})` : "";
}
