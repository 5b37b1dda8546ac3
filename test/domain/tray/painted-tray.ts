import type { Picture } from "../../../src/domain/frame.ts";
import type { OrientedBox, Point } from "../../../src/domain/geometry.ts";

/** A tray as a camera would see it, computed, so that every position is known exactly. */
export interface PaintedTray {
  readonly width: number;
  readonly height: number;
  readonly packs: readonly OrientedBox[];
  /** Grey of the tray in the middle of the frame. */
  readonly tray?: number;
  /** How much lighter the lower right corner is than the middle, as a fraction. */
  readonly fall?: number;
  /** Grey of the packs' foil. */
  readonly foil?: number;
  /** How strongly print and relief stand out from the foil, 0 to 1. */
  readonly print?: number;
  /** Standard deviation of the sensor's noise. */
  readonly noise?: number;
  /** Depth of the soft shadows, 0 to 1: one lies across the tray and one beside each pack. */
  readonly shadow?: number;
  /** A dark round spot. */
  readonly spot?: { readonly centre: Point; readonly radius: number };
  readonly seed?: number;
}

export function paint(scene: PaintedTray): Picture {
  const { width, height, packs, tray = 150, fall = 0.2, shadow = 0.3, noise = 1.5, seed = 1 } = scene;
  const rgb = new Uint8Array(3 * width * height);
  const grain = noiseTable(noise, seed);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const light = (1 + fall * (x / width + y / height - 1)) * (1 - shadow * soft((y - 0.7 * height - 0.1 * x) / (0.03 * width)));
      let [red, green, blue] = [tray * shade(packs, x, y, width, shadow), 0, 0];
      [green, blue] = [red * 1.01, red * 1.03];
      const dark = scene.spot ? cover(scene.spot.radius - Math.hypot(x + 0.5 - scene.spot.centre.x, y + 0.5 - scene.spot.centre.y)) : 0;
      [red, green, blue] = [red + (45 - red) * dark, green + (45 - green) * dark, blue + (45 - blue) * dark];
      for (const [i, pack] of packs.entries()) {
        const there = cover(depth(pack, x + 0.5, y + 0.5));
        if (there === 0) continue;
        const grey = artwork(pack, x + 0.5, y + 0.5, scene, seed + i);
        const tint = inBand(pack, x + 0.5, y + 0.5) ? 1 - 0.6 * (scene.print ?? 0.5) : 1;
        [red, green, blue] = [red + (grey - red) * there, green + (grey * tint - green) * there, blue + (grey * tint - blue) * there];
      }
      const at = 3 * (y * width + x);
      rgb[at] = clamp(red * light + (grain[at % grain.length] ?? 0));
      rgb[at + 1] = clamp(green * light + (grain[(at + 1) % grain.length] ?? 0));
      rgb[at + 2] = clamp(blue * light + (grain[(at + 2) % grain.length] ?? 0));
    }
  }
  return { width, height, rgb };
}

/** The fraction of the light that the packs' shadows leave: they fall to the lower right and have no hard edge. */
function shade(packs: readonly OrientedBox[], x: number, y: number, width: number, shadow: number): number {
  let left = 1;
  for (const pack of packs) {
    const inside = depth(pack, x - 0.008 * width, y - 0.01 * width) / (0.008 * width);
    if (inside > -4) left *= 1 - shadow * soft(inside);
  }
  return left;
}

/** How deep inside the pack a place lies, in pixels; negative outside. Its corners are round. */
function depth(pack: OrientedBox, x: number, y: number): number {
  const radius = 0.06 * pack.breadth;
  const dx = Math.abs(along(pack, x, y)) - pack.length / 2 + radius;
  const dy = Math.abs(across(pack, x, y)) - pack.breadth / 2 + radius;
  return dx > 0 && dy > 0 ? radius - Math.hypot(dx, dy) : radius - Math.max(dx, dy);
}

function along(pack: OrientedBox, x: number, y: number): number {
  return (x - pack.centre.x) * Math.cos(pack.angle) + (y - pack.centre.y) * Math.sin(pack.angle);
}

function across(pack: OrientedBox, x: number, y: number): number {
  return (y - pack.centre.y) * Math.cos(pack.angle) - (x - pack.centre.x) * Math.sin(pack.angle);
}

/** Foil with a knurled rim, lines of print and ten pockets with shaded edges. */
function artwork(pack: OrientedBox, x: number, y: number, { foil = 165, print = 0.5 }: PaintedTray, seed: number): number {
  const s = along(pack, x, y) / pack.length + 0.5;
  const t = across(pack, x, y) / pack.breadth + 0.5;
  if (s < 0.04 || s > 0.96 || t < 0.05 || t > 0.95)
    return foil * (1 + 0.6 * print * (hash(Math.floor(s * 80) + 331 * Math.floor(t * 50)) - 0.5));
  const [line, letter] = [Math.floor(t * 24), Math.floor(s * 60)];
  const ink = line % 2 === 0 && hash(line * 977 + letter * 31 + seed * 7919) > 0.45 ? 1 - 0.8 * print : 1;
  const pocket = Math.hypot(((s * 5) % 1) - 0.5, ((t * 2) % 1) - 0.5);
  return foil * ink * (Math.abs(pocket - 0.38) < 0.04 ? 1 + 0.3 * print : 1);
}

/** A coloured band across the pack, without any print. */
function inBand(pack: OrientedBox, x: number, y: number): boolean {
  return Math.abs(along(pack, x, y) / pack.length - 0.35) < 0.05;
}

/** The fraction of a pixel that lies inside an edge. */
function cover(inside: number): number {
  return Math.max(0, Math.min(1, inside + 0.5));
}

/** A smooth step from 0 to 1 around 0: the logistic function, about as wide as the normal one. */
function soft(value: number): number {
  return 1 / (1 + Math.exp(-1.7 * value));
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}

function hash(value: number): number {
  const x = Math.sin(value * 12.9898) * 43758.5453;
  return x - Math.floor(x);
}

/** Nearly normally distributed numbers (sums of three from mulberry32), the same for the same seed; a large prime number of them. */
function noiseTable(deviation: number, seed: number): Float32Array {
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return Float32Array.from({ length: 65_537 }, () => 2 * deviation * (uniform() + uniform() + uniform() - 1.5));
}
