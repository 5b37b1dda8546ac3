import { EXIF } from "./markers.ts";
import type { Segment } from "./segments.ts";

/** "Exif", two zeros, then a TIFF file. */
const TIFF_AT = 6;
const ORIENTATION = 0x0112;

/** How a viewer turns the stored picture: 1 not at all, up to 8; from 5 on its width becomes its height. Undefined where the segment does not say. */
export function orientationIn({ code, payload }: Segment): number | undefined {
  if (code !== EXIF || Buffer.from(payload.subarray(0, 4)).toString("latin1") !== "Exif") return undefined;
  const tiff = new DataView(payload.buffer, payload.byteOffset + TIFF_AT, Math.max(0, payload.length - TIFF_AT));
  try {
    const little = tiff.getUint8(0) === 0x49;
    const directory = tiff.getUint32(4, little);
    const entries = tiff.getUint16(directory, little);
    for (let entry = directory + 2; entry < directory + 2 + 12 * entries; entry += 12)
      if (tiff.getUint16(entry, little) === ORIENTATION) return validOrientation(tiff.getUint16(entry + 8, little));
  } catch {
    // Cut short: it says nothing.
  }
  return undefined;
}

function validOrientation(value: number): number | undefined {
  return value >= 1 && value <= 8 ? value : undefined;
}
