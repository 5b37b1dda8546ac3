import sharp from "sharp";
import type { Picture } from "../domain/frame.ts";
import { breadthOf, lengthOf, type Quad } from "../domain/geometry.ts";
import type { ItemId } from "../domain/item.ts";
import { asQuad } from "../domain/picture/rectangle.ts";
import { cutUpright } from "../domain/picture/upright.ts";
import type { Scene } from "../domain/tray/scene.ts";
import { closeUp } from "../journey/close-up.ts";
import { sharedDecoder } from "../jpeg/decode.ts";
import { encodeJpeg } from "../jpeg/encode.ts";
import type { Engine } from "../vision/engine/engine.ts";
import { readingCrop } from "../vision/reading/crop.ts";

/** A photograph, and one pack in it. */
export interface Specimen {
  readonly file: string;
  readonly jpeg: Uint8Array;
  /** May be decoded smaller than it is stored. */
  readonly scene: Scene;
  /** Stored pixels per pixel of the scene. */
  readonly scale: number;
  readonly box: Quad;
  readonly located: boolean;
  readonly item: ItemId;
  /** The item's name as people write it. */
  readonly product: string;
}

/**
 * A photographed pack as a bundle keeps it. All that is ever learned of the pack is learned from this, so that a bundle can be
 * fitted anew years later as if every photograph were there.
 */
export interface Exemplar {
  readonly item: ItemId;
  readonly product: string;
  /** The photograph's name; other packs in it have the same. */
  readonly picture: string;
  readonly located: boolean;
  /** Of the pack in its photograph, in pixels. */
  readonly length: number;
  readonly breadth: number;
  /** The lines that were read on it, those with the tallest letters first; absent where nothing was to be read. */
  readonly words?: readonly string[] | undefined;
  /** The pack as seen from straight above, its long side lying, in the middle of what surrounds it. */
  readonly jpeg: Uint8Array;
}

/** Pixels along the pack's long side: people read its print, and the network's input has fewer. */
const LENGTH = 480;
/** Share of the picture's width at either end: no view of the pack reaches farther; see views.ts. */
const MARGIN = 1 / 7;
const UPRIGHT = { side: Math.round(LENGTH / (1 - 2 * MARGIN)), margin: MARGIN } as const;

export async function exemplarOf(
  { jpeg, scene, box, scale, file, item, product, located }: Specimen,
  read: Engine["read"] = async () => undefined,
): Promise<Exemplar> {
  const near = await closeUp(jpeg, scene, box);
  return {
    item,
    product,
    picture: file,
    located,
    length: lengthOf(box) * scale,
    breadth: breadthOf(box) * scale,
    words: (await read(readingCrop(near.picture, near.box)))?.lines.map(({ text }) => text),
    jpeg: await compact(cutUpright(near.picture, near.box, UPRIGHT)),
  };
}

/** Some 50 kB: a bundle keeps thousands. The network's input is coarser than what this quality takes away. */
async function compact({ width, height, rgb }: Picture): Promise<Uint8Array> {
  return await sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 75, mozjpeg: true })
    .toBuffer();
}

/** The pack that most pixels of its photograph show. */
export function largest<Kind extends Pick<Exemplar, "length">>(exemplars: readonly Kind[]): Kind | undefined {
  return exemplars.toSorted((a, b) => b.length - a.length)[0];
}

/** The exemplar's picture, and the pack in it. */
export async function openExemplar({ jpeg, length, breadth }: Exemplar): Promise<{ readonly picture: Picture; readonly box: Quad }> {
  const picture = await sharedDecoder().decodeProven(jpeg, UPRIGHT.side);
  const [width, height] = [LENGTH, (LENGTH * breadth) / length];
  return { picture, box: asQuad({ x: (picture.width - width) / 2, y: (picture.height - height) / 2, width, height }) };
}

/** The pack alone, a JPEG: what a nurse compares with the live picture. */
export async function portraitOf(exemplar: Exemplar): Promise<Uint8Array> {
  const { picture, box } = await openExemplar(exemplar);
  return await encodeJpeg(cutUpright(picture, box, { side: LENGTH, margin: 0 }));
}
