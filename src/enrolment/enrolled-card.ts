import type { Enrolment } from "./enrol.ts";
import type { Exemplar } from "./exemplar.ts";
import type { Golden } from "./golden.ts";

/** What is kept or told of the card of the bundle that lent its network. */
interface BaseCard {
  readonly name: string;
  readonly version: string;
  readonly head: { readonly file: string };
  readonly provenance: { readonly data: string; readonly recipe: string };
}

interface About {
  readonly enrolment: Enrolment;
  readonly golden: readonly Golden[];
  /** sha256 of every file but the card. */
  readonly files: Readonly<Record<string, string | undefined>>;
  readonly exemplars: readonly Exemplar[];
  /** What the photographs are called. */
  readonly source: string;
  /** sha256 of the base bundle's card. */
  readonly baseHash: string;
  readonly createdAt: Date;
}

/** The base bundle's card with another formulary: network, calibration and licence stay, and the provenance tells both. */
export function enrolledCard<Base extends BaseCard>(base: Base, about: About) {
  const { enrolment, golden, files, exemplars, source, baseHash, createdAt } = about;
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

/** The base bundle's own figures are about other packs, and are not repeated. */
function figuresOf({ leftOut }: Enrolment) {
  const right = leftOut.filter(({ recognized }) => recognized).length;
  return leftOut.length > 0
    ? [{ name: "enrolled packs, top-1 without their own photograph", value: right / leftOut.length, n: leftOut.length }]
    : [];
}
