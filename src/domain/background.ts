import type { Picture } from "./frame.ts";
import { type Cells, toCells } from "./locate/cells.ts";
import { type ColourPlane, fitPlane, type Sample } from "./locate/plane.ts";

/** What the tray looks like with nothing in it. */
export type Background = { readonly kind: "learned"; readonly tray: Cells } | { readonly kind: "estimated"; readonly light: ColourPlane };

/** The tray as it was photographed at commissioning, with whatever is printed on it or lies in it for good. */
export function learnBackground(emptyTray: Picture): Background {
  return { kind: "learned", tray: toCells(emptyTray) };
}

/** A plain tray under even light, as the border of the picture shows it: packs may cover less than half of the border. */
export function estimateBackground(picture: Picture): Background {
  return { kind: "estimated", light: fitPlane(border(picture)) };
}

/** Samples along each side, and how far inside the frame the lines lie on which they are taken, as shares of the frame. */
const ALONG = 24;
const INSETS = [0.01, 0.03];

function border(picture: Picture): Sample[] {
  const samples: Sample[] = [];
  for (const inset of INSETS) {
    for (let i = 0; i < ALONG; i++) {
      const along = inset + ((1 - 2 * inset) * i) / (ALONG - 1);
      for (const [x, y] of [[along, inset], [along, 1 - inset], [inset, along], [1 - inset, along]] as const) samples.push(sampleAt(picture, x, y));
    }
  }
  return samples;
}

function sampleAt(picture: Picture, x: number, y: number): Sample {
  const column = Math.floor(x * picture.width);
  const row = Math.floor(y * picture.height);
  const at = 3 * (row * picture.width + column);
  return { x: 2 * x - 1, y: 2 * y - 1, colour: [picture.rgb[at] ?? 0, picture.rgb[at + 1] ?? 0, picture.rgb[at + 2] ?? 0] };
}
