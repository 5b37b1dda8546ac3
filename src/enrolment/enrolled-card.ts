import type { Card, Golden } from "../vision/bundle/card.ts";
import type { Enrolment } from "./enrol.ts";
import type { Photograph } from "./photograph.ts";

interface Parts {
  readonly enrolment: Enrolment;
  readonly golden: readonly Golden[];
  /** sha256 of every file except the card. */
  readonly files: Readonly<Record<string, string | undefined>>;
  readonly photographs: readonly Photograph[];
  /** The name of the folder of photographs. */
  readonly source: string;
  /** sha256 of the base bundle's card. */
  readonly baseHash: string;
  readonly createdAt: Date;
}

/** The base bundle's card with a new formulary: network and licence stay, and the provenance names both sources. */
export function enrolledCard(base: Card, { enrolment, golden, files, photographs, source, baseHash, createdAt }: Parts) {
  const { head, items } = enrolment;
  const pictures = new Set(photographs.map(({ picture }) => picture)).size;
  return {
    ...base,
    name: `Enrolled from ${source}`,
    version: `${base.version.replace(/\+.*/, "")}+enrolled`,
    createdAt: createdAt.toISOString(),
    head: { file: base.head.file, dimensions: head.space.gains.length, rows: head.rows },
    calibration: { ...base.calibration, temperature: head.temperature, familiarity: head.familiarity },
    items,
    golden,
    files,
    provenance: {
      ...base.provenance,
      data: `${photographs.length} packs in ${pictures} photographs (${source}); network: ${base.provenance.data}`,
      recipe: `enrolled: a row is the mean of a face's synthetic views, whitened by how they differ within their faces; network of "${base.name}" ${base.version} (card ${baseHash}): ${base.provenance.recipe}`,
      figures: figuresOf(enrolment),
    },
  };
}

/** Without the base bundle's own figures: they are about other packs. */
function figuresOf({ proofs }: Enrolment) {
  const right = proofs.filter(({ recognized }) => recognized).length;
  return proofs.length > 0
    ? [{ name: "enrolled packs, top-1 without their own photograph", value: right / proofs.length, n: proofs.length }]
    : [];
}
