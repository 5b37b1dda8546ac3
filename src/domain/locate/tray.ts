import type { Background } from "../background.ts";
import type { Cells } from "./cells.ts";
import { colourAt, type ColourPlane } from "./plane.ts";
import { median } from "./quantile.ts";

/** The cells as they would look with nothing in the tray: numbers like `cells.rgb`. */
export function expectedTray(background: Background, cells: Cells): Float32Array {
  return background.kind === "estimated" ? paintPlane(background.light, cells) : relit(background.tray, cells);
}

function paintPlane(light: ColourPlane, { width, height }: Cells): Float32Array {
  const rgb = new Float32Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    const down = (2 * y + 1) / height - 1;
    const first = colourAt(light, 1 / width - 1, down);
    for (const [channel, slopes] of light.entries()) {
      const step = (2 * slopes[1]) / width;
      let value = first[channel] as number;
      for (let i = 3 * y * width + channel; i < 3 * (y + 1) * width; i += 3) {
        rgb[i] = value;
        value += step;
      }
    }
  }
  return rgb;
}

/** The learned tray under today's light and exposure, which the frame's border shows. */
function relit(tray: Cells, cells: Cells): Float32Array {
  const stretched = stretch(tray, cells);
  const gains = [0, 1, 2].map((channel) => gain(stretched, cells, channel));
  return stretched.map((value, i) => value * (gains[i % 3] as number));
}

function gain(tray: Float32Array, { rgb, width, height }: Cells, channel: number): number {
  const ratios: number[] = [];
  const compare = (x: number, y: number): void => {
    const i = 3 * (y * width + x) + channel;
    ratios.push((rgb[i] as number) / Math.max(1, tray[i] as number));
  };
  for (let x = 0; x < width; x++) for (const y of [0, 1, height - 2, height - 1]) compare(x, y);
  for (let y = 2; y < height - 2; y++) for (const x of [0, 1, width - 2, width - 1]) compare(x, y);
  return median(Float32Array.from(ratios));
}

/** The tray's own cells, or the nearest ones when the frame was decoded at another size. */
function stretch(tray: Cells, { width, height }: Cells): Float32Array {
  if (tray.width === width && tray.height === height) return tray.rgb;
  const rgb = new Float32Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) * tray.height) / height);
    for (let x = 0; x < width; x++) {
      const from = 3 * (row * tray.width + Math.floor(((x + 0.5) * tray.width) / width));
      rgb.set(tray.rgb.subarray(from, from + 3), 3 * (y * width + x));
    }
  }
  return rgb;
}
