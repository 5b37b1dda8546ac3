import type { Picture } from "../frame.ts";
import type { Background } from "./background.ts";
import { border } from "./border.ts";
import type { Grid } from "./grid.ts";
import { type ColourPlane, colourAt } from "./plane.ts";
import { median } from "./quantile.ts";

/** Writes one row of the empty tray as it would look in this picture: three numbers per cell. */
export type PaintTray = (y: number, row: Float32Array) => void;

export function trayIn(picture: Picture, grid: Grid, background: Background): PaintTray {
  return background.kind === "estimated" ? plain(background.light, grid) : learned(background, picture, grid);
}

function plain(light: ColourPlane, { width, height }: Grid): PaintTray {
  return (y, row) => {
    const first = colourAt(light, 1 / width - 1, (2 * y + 1) / height - 1);
    for (const channel of [0, 1, 2] as const) {
      const step = (2 * light[channel][1]) / width;
      let value = first[channel];
      for (let i = channel; i < row.length; i += 3) {
        row[i] = value;
        value += step;
      }
    }
  };
}

/** The learned tray in today's light and exposure. When the picture was decoded at another size, the nearest cell is used. */
function learned(tray: Extract<Background, { kind: "learned" }>, picture: Picture, grid: Grid): PaintTray {
  const today = border(picture);
  const gains = ([0, 1, 2] as const).map((channel) =>
    median(Float32Array.from(tray.border, ({ colour }, i) => ((today[i]?.colour[channel] ?? 0) + 1) / (colour[channel] + 1))),
  );
  return (y, row) => {
    const fromRow = Math.floor(((y + 0.5) * tray.grid.height) / grid.height) * tray.grid.width;
    for (let x = 0; x < grid.width; x++) {
      const from = 3 * (fromRow + Math.floor(((x + 0.5) * tray.grid.width) / grid.width));
      for (let channel = 0; channel < 3; channel++)
        row[3 * x + channel] = (tray.rgb[from + channel] as number) * (gains[channel] as number);
    }
  };
}
