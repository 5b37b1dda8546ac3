import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { AnnotatedPicture } from "../photographs/annotated-picture.ts";
import { evenly } from "./evenly.ts";
import { type Effort, passesOf } from "./inspection.ts";
import { COLOURS } from "./sanity.ts";

/** The pictures to measure, and the files of those that get more attention. */
export interface Selection {
  readonly pictures: readonly AnnotatedPicture[];
  /** Get a map by Score-CAM too. */
  readonly scored: ReadonlySet<string>;
  /** Are changed bit by bit, to see how the network answers. */
  readonly changed: ReadonlySet<string>;
  /** Are shown to people. */
  readonly exhibited: ReadonlySet<string>;
}

interface Options {
  readonly limit: number;
  readonly scored: number;
  readonly changed: number;
}

const EXHIBITED = 3;

/** Of the pictures that show an item of the bundle, at most as many as the options say, spread evenly. */
export function select(annotated: readonly AnnotatedPicture[], { formulary }: Bundle, options: Options): Selection {
  const known = annotated.filter(({ packs }) => packs.some(({ item }) => formulary.items.has(item)));
  const pictures = evenly(known, options.limit);
  const scored = evenly(pictures, options.scored);
  const changed = evenly(pictures, options.changed);
  const exhibited = evenly(scored.length > 0 ? scored : pictures, EXHIBITED);
  return { pictures, scored: filesOf(scored), changed: filesOf(changed), exhibited: filesOf(exhibited) };
}

/** How many passes of the network the whole selection takes. */
export function passesFor(selection: Selection, { formulary }: Bundle): number {
  const each = selection.pictures.map(
    ({ file, packs }) => packs.filter(({ item }) => formulary.items.has(item)).length * passesOf(effortFor(file, selection)),
  );
  return each.reduce((sum, one) => sum + one, COLOURS.length);
}

export function effortFor(file: string, { scored, changed }: Selection): Effort {
  return { scored: scored.has(file), changed: changed.has(file) };
}

function filesOf(pictures: readonly AnnotatedPicture[]): ReadonlySet<string> {
  return new Set(pictures.map(({ file }) => file));
}
