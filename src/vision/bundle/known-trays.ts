import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Features } from "../../domain/evidence/features.ts";
import type { Picture } from "../../domain/frame.ts";
import { mapped, type Point } from "../../domain/geometry.ts";
import { letterbox } from "../../domain/locate/letterbox.ts";
import { locatePacks } from "../../domain/locate/locate.ts";
import type { Check } from "../../domain/self-test/check.ts";
import { checkKnownTrays, type KnownTray } from "../../domain/self-test/known-trays.ts";
import { Fault } from "../../errors.ts";
import { decodeJpeg, WANTED_LONG_SIDE } from "../../jpeg/decode.ts";
import type { Bundle } from "./bundle.ts";

/** Shows the locator every known tray of its bundle, on the way of a frame, and compares. Rejects with the engine's fault. */
export async function askKnownTrays(
  { dir, card }: Pick<Bundle, "dir" | "card">,
  locate: (tray: Picture) => Promise<Features>,
): Promise<readonly Check[]> {
  const trays: KnownTray[] = [];
  for (const { file, packs } of card.trays) {
    const picture = await decodeJpeg(await readFile(join(dir, file)), WANTED_LONG_SIDE).catch((cause) => {
      throw new Fault("BUNDLE_INVALID", `${file} is not a JPEG. Make the bundle again.`, { cause });
    });
    const fitted = letterbox(picture);
    const found = locatePacks(await locate(fitted.picture), fitted);
    // In widths of the picture, down as across: a distance is the same in every direction.
    const { width, height } = picture;
    const expected = packs.map(([a, b, c, d]) =>
      mapped([placeOf(a), placeOf(b), placeOf(c), placeOf(d)], ({ x, y }) => ({ x, y: (y * height) / width })),
    );
    trays.push({ file, expected, found: found.map(({ corners }) => mapped(corners, ({ x, y }) => ({ x: x / width, y: y / width }))) });
  }
  return [checkKnownTrays(trays)];
}

function placeOf([x, y]: readonly [number, number]): Point {
  return { x, y };
}
