import type { Card, Golden } from "../vision/bundle/card.ts";
import type { Enrolment } from "./enrol.ts";
import type { Exemplar } from "./exemplar.ts";

interface Parts {
  readonly enrolment: Enrolment;
  readonly golden: readonly Golden[];
  /** sha256 of every file except the card. */
  readonly files: Readonly<Record<string, string | undefined>>;
  readonly exemplars: readonly Exemplar[];
  /** The name of the folder of photographs. */
  readonly source: string;
  /** sha256 of the base bundle's card. */
  readonly baseHash: string;
  readonly createdAt: Date;
}

/** The base bundle's card with a new formulary: network, calibration and licence stay, and the provenance names both sources. */
export function enrolledCard(base: Card, { enrolment, golden, files, exemplars, source, baseHash, createdAt }: Parts) {
  const { head, items } = enrolment;
  const photographs = new Set(exemplars.map(({ picture }) => picture)).size;
  return {
    ...base,
    name: `Enrolled from ${source}`,
    version: `${base.version.replace(/\+.*/, "")}+enrolled`,
    createdAt: createdAt.toISOString(),
    head: { file: base.head.file, rows: head.rows, prototypes: head.prototypeFaces },
    items,
    golden,
    files,
    provenance: {
      ...base.provenance,
      data: `${exemplars.length} packs in ${photographs} photographs (${source}); network: ${base.provenance.data}`,
      recipe: `enrolled: each pack in four quarter turns is a row and a prototype; network of "${base.name}" ${base.version} (card ${baseHash}): ${base.provenance.recipe}`,
      figures: figuresOf(enrolment),
    },
  };
}

/** Without the base bundle's own figures: they are about other packs. */
function figuresOf({ leftOut }: Enrolment) {
  const right = leftOut.filter(({ recognized }) => recognized).length;
  return leftOut.length > 0
    ? [{ name: "enrolled packs, top-1 without their own photograph", value: right / leftOut.length, n: leftOut.length }]
    : [];
}
