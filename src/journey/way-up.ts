import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Region } from "../domain/evidence/evidence-share.ts";
import type { Picture } from "../domain/frame.ts";
import type { ItemId } from "../domain/item.ts";
import { wayUp } from "../domain/picture/way-up.ts";
import { decodeJpeg } from "../jpeg/decode.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";

/** Pixels. A reference is compared with a crop, whose packs are hardly longer. */
const LONG_SIDE = 200;

/** Tells by how many degrees a crop must be turned to lie as the reference of that face; each reference is read once. */
export function openWayUp(bundle: Pick<Bundle, "dir" | "items">) {
  const read = new Map<string, Promise<Picture | undefined>>();

  /** Undefined for one that cannot be decoded: it is shown, if at all, as it is. */
  function pictureOf(reference: string): Promise<Picture | undefined> {
    const file = join(bundle.dir, reference);
    const picture =
      read.get(file) ??
      readFile(file)
        .then((jpeg) => decodeJpeg(jpeg, LONG_SIDE))
        .catch(() => undefined);
    read.set(file, picture);
    return picture;
  }

  return async (crop: { readonly picture: Picture; readonly pack: Region }, shown: { readonly item: ItemId; readonly face: string }) => {
    const file = bundle.items.find(({ id }) => id === shown.item)?.references.find(({ face }) => face === shown.face)?.file;
    const reference = file === undefined ? undefined : await pictureOf(file);
    return reference ? wayUp(crop.picture, crop.pack, reference) : 0;
  };
}
