import { mapped, type Point } from "../../domain/geometry.ts";
import { scaled } from "../../domain/picture/rectangle.ts";
import type { Scene } from "../../domain/tray/scene.ts";
import type { Sight } from "../../journey/sight.ts";
import { decodeJpeg } from "../../jpeg/decode.ts";
import { encodeJpeg } from "../../jpeg/encode.ts";
import { bestFit } from "../photographs/best-fit.ts";
import { SAME_PACK } from "../photographs/matched.ts";
import { presentationOf } from "../photographs/presentation.ts";
import type { Specimen } from "../photographs/specimens.ts";
import { disturbanceOf } from "./disturbance.ts";
import { relit } from "./relit.ts";
import { type Turning, turnedPicture, turning } from "./turned-picture.ts";

/** A pack to be shown to the program: in its photograph, or in a disturbed copy of it. */
export interface Showing
  extends Pick<Specimen, "file" | "product" | "item" | "annotated" | "jpeg" | "scene" | "box" | "located" | "overlap"> {
  /** 0 for the photograph itself. */
  readonly copy: number;
  /** The same for the copies of a pack, and for the frames of its presentation: they are no independent trials. */
  readonly source: string;
  /** From pixels of the scene's picture to pixels of the photograph as displayed, at its full size. */
  readonly photographed: (place: Point) => Point;
}

interface Options {
  /** Of each photograph, besides itself. */
  readonly copies: number;
  readonly look: Sight["look"];
}

/** Pixels: a copy shows its print as finely as a camera does, which is finer than the network sees it. */
const READ_LONG_SIDE = 1_600;

interface Copy {
  readonly jpeg: Uint8Array;
  readonly scene: Scene;
  readonly turned: Turning;
}

/** Each specimen, then the same pack in every copy of its photograph, where the program has to find it anew. */
export async function* showings(specimens: AsyncIterable<Specimen>, { copies, look }: Options): AsyncGenerator<Showing> {
  let last: { readonly scene: Scene; readonly made: readonly Copy[] } | undefined;
  for await (const specimen of specimens) {
    const { scene, scale, file, item, annotated } = specimen;
    const presentation = presentationOf(file)?.presentation;
    // Packs of one photograph come one after the other, and share its scene.
    if (last?.scene !== scene) last = { scene, made: await copiesOf(specimen, presentation ?? file) };
    const source = presentation === undefined ? `${file} ${annotated.x},${annotated.y}` : `${presentation} ${item}`;
    yield { ...specimen, copy: 0, source, photographed: (place) => stored(place, scale) };
    for (const [index, copy] of last.made.entries()) yield { ...specimen, source, copy: index + 1, ...found(specimen, copy) };
  }

  async function copiesOf({ jpeg, scene }: Specimen, source: string): Promise<readonly Copy[]> {
    const photograph = await decodeJpeg(jpeg, READ_LONG_SIDE);
    const made: Copy[] = [];
    for (let copy = 1; copy <= copies; copy++) {
      const disturbance = disturbanceOf(source, copy);
      const turned = await turnedPicture(photograph, turning(photograph, disturbance.turn));
      const disturbed = await encodeJpeg(await relit(turned, disturbance));
      made.push({ jpeg: disturbed, scene: await look(disturbed), turned: turning(scene.picture, disturbance.turn) });
    }
    return made;
  }
}

/** Overlaps are measured on the found outline turned back: turning the box would make it larger. */
function found({ annotated, scale, overlap: withAnnotated, box }: Specimen, { jpeg, scene, turned: { there, back } }: Copy) {
  const wanted = scaled(annotated, 1 / scale);
  const best = bestFit(scene, wanted, (corners) => mapped(corners, back));
  const located = best !== undefined && best.overlap >= SAME_PACK;
  return {
    jpeg,
    scene,
    located,
    box: located ? best.box : mapped(box, there),
    overlap: withAnnotated === null ? null : (best?.overlap ?? 0),
    photographed: (place: Point) => stored(back(place), scale),
  };
}

function stored({ x, y }: Point, scale: number): Point {
  return { x: scale * x, y: scale * y };
}
