import type { Golden, KeptPhotograph } from "../vision/bundle/card.ts";
import type { Enrolment } from "./enrol.ts";
import type { Lender } from "./lender.ts";

/** Where an enrolled bundle keeps what it borrows from. */
export const LENDER = { card: "lender/card.json", head: "lender/head.safetensors" } as const;

interface Parts {
  /** The bundle's name. */
  readonly name: string;
  readonly enrolment: Enrolment;
  readonly golden: readonly Golden[];
  /** sha256 of every file except the card. */
  readonly files: Readonly<Record<string, string | undefined>>;
  readonly photographs: readonly KeptPhotograph[];
  readonly createdAt: Date;
}

/** The lender's card with a new formulary: network and licence stay, and the provenance names both sources. */
export function enrolledCard({ card: base, hash }: Lender, { name, enrolment, golden, files, photographs, createdAt }: Parts) {
  const { head, items } = enrolment;
  const { answers: _, ...lent } = base;
  const pictures = new Set(photographs.map(({ picture }) => picture)).size;
  return {
    ...lent,
    name,
    version: `${base.version.replace(/\+.*/, "")}+enrolled`,
    createdAt: createdAt.toISOString(),
    head: { file: base.head.file, dimensions: head.space.gains.length, rows: head.rows },
    calibration: { ...base.calibration, temperature: head.temperature, familiarity: head.familiarity },
    items,
    golden,
    photographs,
    lender: LENDER,
    files,
    provenance: {
      ...base.provenance,
      data: `${photographs.length} packs in ${pictures} photographs; network: ${base.provenance.data}`,
      recipe: `enrolled: a row is the mean of a face's synthetic views, whitened by how they differ within their faces; network of "${base.name}" ${base.version} (card ${hash}): ${base.provenance.recipe}`,
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
