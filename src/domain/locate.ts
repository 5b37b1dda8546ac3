import type { Background } from "./background.ts";
import type { Picture } from "./frame.ts";
import type { OrientedBox } from "./geometry.ts";
import { type Cells, toCells } from "./locate/cells.ts";
import { detail } from "./locate/detail.ts";
import { fillHoles } from "./locate/fill.ts";
import { convexHull } from "./locate/hull.ts";
import { type Mask, close, despeckle, open, spread } from "./locate/mask.ts";
import { colourAt } from "./locate/plane.ts";
import { smallestRectangle } from "./locate/rectangle.ts";
import { outline, regions } from "./locate/regions.ts";

export function locatePacks(picture: Picture, background: Background): OrientedBox[] {
  return look(picture, background).boxes;
}
const REACH = +((globalThis as any).process?.env?.REACH ?? 0);
export function look(picture: Picture, background: Background) {
  const T: Record<string, number> = {}; let t = performance.now();
  const lap = (n: string) => { const now = performance.now(); T[n] = now - t; t = now; };
  const cells = toCells(picture); lap("cells");
  const tray = trayCells(background, cells); lap("tray");
  const bends = detail(cells, tray); lap("detail");
  const { width, height } = cells;
  const noise = borderMedian(bends, width, height);
  let light = 0; for (let i = 0; i < tray.length; i += 97) light += tray[i] as number; light /= Math.ceil(tray.length / 97);
  const threshold = Math.max(2, 0.025 * light, 3 * noise);
  const raw: Mask = { width, height, bits: new Uint8Array(width * height) };
  for (let i = 0; i < raw.bits.length; i++) raw.bits[i] = (bends[i] as number) > threshold || otherTint(cells.rgb, tray, 3 * i) ? 1 : 0;
  lap("threshold");
  const clean = despeckle(raw); lap("majority");
  const solid = REACH === 0 ? fillHoles(clean) : spread(fillHoles(spread(clean, REACH, 1)), REACH, 0); lap("fill");
  const pad = 2;
  const opened = open(solid, pad); lap("open");
  let found = regions(opened, 0.012 * width * height); lap("regions");
  if (SECOND > 0) {
    const own: Mask = { width, height, bits: new Uint8Array(width * height) };
    for (const region of found) {
      const values = Float32Array.from(region, (c) => bends[c] as number).sort();
      const t = Math.max(threshold, SECOND * (values[(values.length * 3) >> 2] as number));
      for (const c of region) own.bits[c] = clean.bits[c] === 1 && ((bends[c] as number) > t || otherTint(cells.rgb, tray, 3 * c)) ? 1 : 0;
    }
    found = regions(open(fillHoles(DES ? despeckle(own) : own), pad), 0.012 * width * height);
    lap("second");
  }
  const all = found.map((region) => {
    const hull = convexHull(outline(region, width));
    const box = smallestRectangle(hull);
    let textured = 0; for (const c of region) textured += clean.bits[c] as number;
    return { region, hull, box, texture: textured / region.length, corners: cornerCount(hull, box), fill: region.length / (box.length * box.breadth) };
  });
  lap("boxes");
  const boxes = all.filter((r) => r.corners >= 3 && r.box.length < 6 * r.box.breadth && r.texture > 0.2).map((r) => {
    const s = cells.size; const b = peel(r.region, r.box, bends, width); const bias = 2 * BIAS;
    return { centre: { x: b.centre.x * s, y: b.centre.y * s }, length: (b.length - bias) * s, breadth: (b.breadth - bias) * s, angle: b.angle };
  });
  return { boxes, all, raw, clean, solid, opened, threshold, noise, cells, T };
}
const ENV = (globalThis as any).process?.env ?? {};
const SECOND = +(ENV.SECOND ?? 0), DES = +(ENV.DES ?? 1);
const SHARE = +(ENV.SHARE ?? 0.2), STRONG = +(ENV.STRONG ?? 0.2), BIAS = +(ENV.BIAS ?? 1.2);
function peel(region: Int32Array, box: OrientedBox, bends: Float32Array, width: number): OrientedBox {
  if (STRONG === 0) return box;
  const values = Array.from(region, (c) => bends[c] as number).sort((a, b) => a - b);
  const strong = STRONG * (values[(values.length * 3) >> 2] as number);
  const c = Math.cos(box.angle), s = Math.sin(box.angle);
  const us = new Float64Array(Math.ceil(box.length) + 1), vs = new Float64Array(Math.ceil(box.breadth) + 1);
  for (const cell of region) {
    if ((bends[cell] as number) < strong) continue;
    const dx = (cell % width) + 0.5 - box.centre.x, dy = Math.floor(cell / width) + 0.5 - box.centre.y;
    const u = Math.floor(dx * c + dy * s + box.length / 2), v = Math.floor(dy * c - dx * s + box.breadth / 2);
    us[u] = (us[u] ?? 0) + 1; vs[v] = (vs[v] ?? 0) + 1;
  }
  const lim = (h: Float64Array, need: number) => { let a = 0, b = h.length - 1; while (a < b && (h[a] as number) < need) a++; while (b > a && (h[b] as number) < need) b--; return [a, b + 1] as const; };
  const [u0, u1r] = lim(us, SHARE * box.breadth), [v0, v1r] = lim(vs, SHARE * box.length);
  const u1 = Math.min(u1r, box.length), v1 = Math.min(v1r, box.breadth);
  const du = (u0 + u1) / 2 - box.length / 2, dv = (v0 + v1) / 2 - box.breadth / 2;
  const centre = { x: box.centre.x + du * c - dv * s, y: box.centre.y + du * s + dv * c };
  const L = u1 - u0, B = v1 - v0;
  return L >= B ? { centre, length: L, breadth: B, angle: box.angle } : { centre, length: B, breadth: L, angle: box.angle > 0 ? box.angle - Math.PI / 2 : box.angle + Math.PI / 2 };
}
function cornerCount(hull: readonly {x:number;y:number}[], box: OrientedBox) {
  const c = Math.cos(box.angle), s = Math.sin(box.angle);
  let n = 0; const v: number[] = [];
  for (const [a, b] of [[-1,-1],[1,-1],[1,1],[-1,1]] as const) {
    let m = 0;
    for (const p of hull) { const dx = p.x - box.centre.x, dy = p.y - box.centre.y; m = Math.max(m, (a * (dx * c + dy * s) / box.length + b * (dy * c - dx * s) / box.breadth)); }
    v.push(m); if (m > 0.85) n++;
  }
  return n;
}
function otherTint(rgb: Float32Array, tray: Float32Array, at: number): boolean {
  const r = rgb[at] as number, g = rgb[at + 1] as number, b = rgb[at + 2] as number;
  const R = tray[at] as number, G = tray[at + 1] as number, B = tray[at + 2] as number;
  const s = r + g + b + 60, S = R + G + B + 60;
  const limit = 0.06 * s * S;
  return Math.abs(r * S - R * s) > limit || Math.abs(g * S - G * s) > limit || Math.abs(b * S - B * s) > limit;
}
function borderMedian(v: Float32Array, width: number, height: number): number {
  const a: number[] = [];
  for (const k of [2, 4, 6]) { for (let x = k; x < width - k; x += 2) a.push(v[k * width + x] as number, v[(height - 1 - k) * width + x] as number);
  for (let y = k; y < height - k; y += 2) a.push(v[y * width + k] as number, v[y * width + width - 1 - k] as number); }
  return a.sort((p, q) => p - q)[a.length >> 1] ?? 0;
}
function trayCells(background: Background, cells: Cells): Float32Array {
  const { width, height } = cells;
  if (background.kind === "learned") return background.tray.rgb;
  const out = new Float32Array(cells.rgb.length);
  for (let y = 0; y < height; y++) {
    const v = (2 * y + 1) / height - 1;
    const a = colourAt(background.light, -1, v); const b = colourAt(background.light, 1, v);
    for (let c = 0; c < 3; c++) { let val = a[c] as number; const d = ((b[c] as number) - val) / width; val += d / 2; for (let x = 0; x < width; x++) { out[3 * (y * width + x) + c] = val; val += d; } }
  }
  return out;
}
