import type { Picture } from "../../src/domain/frame.ts";
import type { OrientedBox } from "../../src/domain/geometry.ts";

/** A tray as a camera would see it, painted by arithmetic: what lies where is known exactly. */
export interface PaintedTray {
  readonly width: number;
  readonly height: number;
  readonly packs: readonly OrientedBox[];
  /** Grey of the tray in the middle of the frame. */
  readonly tray?: number;
  /** How much lighter the right lower corner is than the left upper one, as a share. */
  readonly fall?: number;
  /** Grey of the packs' foil. */
  readonly foil?: number;
  /** How strongly print and relief stand out from the foil, 0 to 1. */
  readonly print?: number;
  /** Standard deviation of the sensor's noise. */
  readonly noise?: number;
  /** Depth of a soft shadow across the tray and of those beside the packs, 0 to 1. */
  readonly shadow?: number;
  /** A dark round spot. */
  readonly spot?: { readonly x: number; readonly y: number; readonly radius: number };
  readonly seed?: number;
}

export function paint(scene: PaintedTray): Picture {
  const { width, height, packs, tray = 150, fall = 0.2, foil = 165, print = 0.5, noise = 1.5, shadow = 0.3, spot, seed = 1 } = scene;
  const rgb = new Uint8Array(3 * width * height);
  const normal = gaussian(seed);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const acrossTray = 1 - shadow * soft((y - 0.7 * height - 0.1 * x) / (0.03 * width));
      const light = (1 + fall * (x / width + y / height - 1)) * acrossTray;
      let shade = 1;
      for (const pack of packs) shade *= 1 - shadow * soft(depth(pack, x - 0.008 * width, y - 0.01 * width) / (0.008 * width));
      let colour: readonly number[] = [tray * shade, tray * 1.01 * shade, tray * 1.03 * shade];
      if (spot) colour = mix(colour, [45, 45, 45], ramp(spot.radius - Math.hypot(x + 0.5 - spot.x, y + 0.5 - spot.y) + 0.5));
      for (const [i, pack] of packs.entries()) {
        const cover = ramp(depth(pack, x + 0.5, y + 0.5) + 0.5);
        if (cover > 0) colour = mix(colour, artwork(pack, x + 0.5, y + 0.5, foil, print, seed + i), cover);
      }
      for (let c = 0; c < 3; c++) {
        rgb[3 * (y * width + x) + c] = Math.max(0, Math.min(255, Math.round((colour[c] ?? 0) * light + noise * normal())));
      }
    }
  }
  return { width, height, rgb };
}

/** How deep inside the pack a place lies, in pixels; negative outside. Its corners are round. */
function depth(pack: OrientedBox, x: number, y: number): number {
  const [u, v] = within(pack, x, y);
  const radius = 0.06 * pack.breadth;
  const [dx, dy] = [Math.abs(u) - pack.length / 2 + radius, Math.abs(v) - pack.breadth / 2 + radius];
  return radius - Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) - Math.min(Math.max(dx, dy), 0);
}

function within(pack: OrientedBox, x: number, y: number): [number, number] {
  const [cos, sin] = [Math.cos(pack.angle), Math.sin(pack.angle)];
  const [dx, dy] = [x - pack.centre.x, y - pack.centre.y];
  return [dx * cos + dy * sin, dy * cos - dx * sin];
}

/** Foil with lines of print, a coloured band and ten pockets with shaded rims. */
function artwork(pack: OrientedBox, x: number, y: number, foil: number, print: number, seed: number): readonly number[] {
  const [u, v] = within(pack, x, y);
  const [s, t] = [u / pack.length + 0.5, v / pack.breadth + 0.5];
  if (s > 0.8 && s < 0.9) return [foil * (1 - 0.2 * print), foil * (1 - 0.9 * print), foil * (1 - 0.5 * print)];
  const [line, letter] = [Math.floor(t * 24), Math.floor(s * 60)];
  const inMargin = s < 0.04 || s > 0.96 || t < 0.05 || t > 0.95;
  const ink = !inMargin && line % 2 === 0 && hash(line * 977 + letter * 31 + seed * 7919) > 0.45 ? 1 - 0.8 * print : 1;
  const pocket = Math.hypot(((s * 5) % 1) - 0.5, ((t * 2) % 1) - 0.5);
  const rim = Math.abs(pocket - 0.38) < 0.04 ? 1 + 0.3 * print : 1;
  const grey = foil * ink * rim;
  return [grey, grey, grey];
}

function mix(a: readonly number[], b: readonly number[], share: number): number[] {
  return a.map((value, i) => value + ((b[i] ?? 0) - value) * share);
}

/** A smooth step from 0 to 1 around 0, like the edge of a shadow (the logistic function, of the normal one's width). */
function soft(value: number): number {
  return 1 / (1 + Math.exp(-1.7 * value));
}

function ramp(value: number): number {
  return Math.max(0, Math.min(1, value));
}

function hash(value: number): number {
  const x = Math.sin(value * 12.9898) * 43758.5453;
  return x - Math.floor(x);
}

/** Normally distributed numbers, always the same for a seed (the sum of three of mulberry32). */
function gaussian(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => 2 * (uniform() + uniform() + uniform() - 1.5);
}
