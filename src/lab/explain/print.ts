import { judgePrint, type PrintFinding } from "../../domain/evidence/print/judge-print.ts";
import type { PrintedLine } from "../../domain/evidence/print/line.ts";
import { vocabularyOf } from "../../domain/evidence/print/vocabulary.ts";
import { mapped, type Quad } from "../../domain/geometry.ts";
import type { ItemId } from "../../domain/item.ts";
import { packInCrop } from "../../domain/picture/upright.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Panel } from "../drawing/sheet.ts";

/** What was read on a pack, and what it says of the item in question. */
export interface PrintRationale extends Pick<PrintFinding, "says" | "words"> {
  /** Tallest letters first; places are in fractions of the pack's sides. */
  readonly lines: readonly (PrintedLine & { readonly decided: boolean })[];
}

export function printRationale(lines: readonly PrintedLine[], item: ItemId, { items }: Pick<Bundle, "items">): PrintRationale {
  const { says, words, lines: deciding } = judgePrint(lines, item, vocabularyOf(items));
  return { says, words, lines: lines.map((line, index) => ({ ...line, decided: deciding.includes(index) })) };
}

/** The square crop with a box around each line. `pack`: its corners in the picture. */
export function printPanel(
  crop: Uint8Array,
  pack: Quad,
  { says, words, lines }: PrintRationale,
  { geometry }: Pick<Bundle, "geometry">,
): Panel {
  const { x, y, width, height } = packInCrop(pack, geometry);
  const onCrop = (box: Quad) => mapped(box, (place) => ({ x: x + place.x * width, y: y + place.y * height }));
  const decided = words.length > 0 ? `: ${words.join(" ")}` : "";
  return { caption: `Print ${says}${decided}`, picture: crop, boxes: lines.map(({ box, decided: bold }) => ({ box: onCrop(box), bold })) };
}
