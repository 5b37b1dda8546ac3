import sharp from "sharp";
import type { Region } from "../../src/domain/evidence/evidence-share.ts";
import { corners, type OrientedBox } from "../../src/domain/geometry.ts";
import type { ItemCard, Outline } from "../../src/protocol.ts";

/** Three invented medicines; the first two are look-alikes in name and appearance. */
export const DRAWN_ITEMS: readonly Omit<ItemCard, "references">[] = [
  {
    id: "hydralazine-25",
    name: "hydrALAZINE",
    strength: "25 mg",
    form: "tablet",
    reveal: "immediate",
    gtins: [],
    lookAlikes: ["hydroxyzine-25"],
  },
  {
    id: "hydroxyzine-25",
    name: "hydrOXYzine",
    strength: "25 mg",
    form: "film-coated tablet",
    reveal: "immediate",
    gtins: [],
    lookAlikes: ["hydralazine-25"],
  },
  { id: "amoxicillin-500", name: "Amoxicillin", strength: "500 mg", form: "capsule", reveal: "immediate", gtins: [], lookAlikes: [] },
];

const COLOURS: Readonly<Record<string, { band: string; pill: string }>> = {
  "hydralazine-25": { band: "#d9782d", pill: "#f3e3c8" },
  "hydroxyzine-25": { band: "#c9662f", pill: "#fbf6ec" },
  "amoxicillin-500": { band: "#2f5fa8", pill: "#c43d4b" },
};

const FRAME = { width: 1280, height: 960 };
const CROP_SIDE = 224;
const CROP_MARGIN = 0.04;
const ONE: OrientedBox = { centre: { x: 690, y: 500 }, length: 600, breadth: 330, angle: -0.3 };
const TWO: readonly OrientedBox[] = [
  { centre: { x: 360, y: 520 }, length: 440, breadth: 242, angle: -1.2 },
  { centre: { x: 890, y: 470 }, length: 440, breadth: 242, angle: 0.2 },
];

/** The camera's picture of a tray with these packs (at most two), and where they lie. */
export async function drawnTray(...items: readonly string[]): Promise<{ jpeg: Uint8Array; packs: readonly Outline[] }> {
  const boxes = items.length > 1 ? TWO : [ONE];
  const lying = items.map((item, index) => ({ item, box: boxes[index] ?? ONE }));
  const drawings = lying.map(({ item, box }) => {
    const { centre, length, angle } = box;
    const place = `translate(${centre.x} ${centre.y}) rotate(${(angle * 180) / Math.PI}) scale(${length / 600}) translate(-300 -165)`;
    const shadow = `<rect x="-4" y="8" width="608" height="336" rx="30" fill="#000" opacity="0.25"/>`;
    return `<g transform="${place}">${shadow}${pack(item)}</g>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${FRAME.width}" height="${FRAME.height}">
    <defs><radialGradient id="light"><stop offset="0" stop-color="#aab0b5"/><stop offset="1" stop-color="#7d858c"/></radialGradient></defs>
    <rect width="100%" height="100%" fill="url(#light)"/>${drawings.join("")}</svg>`;
  return { jpeg: await toJpeg(svg), packs: lying.map(({ box }) => inFrame(box)) };
}

/** The network's input for the pack of `drawnTray(item)`, where that square lies in the frame, and the pack in it. */
export async function drawnCrop(item: string): Promise<{ jpeg: Uint8Array; window: Outline; pack: Region }> {
  const width = 1 - 2 * CROP_MARGIN;
  const height = (width * ONE.breadth) / ONE.length;
  const side = ONE.length / width;
  return {
    jpeg: await toJpeg(square(item, CROP_SIDE)),
    window: inFrame({ ...ONE, length: side, breadth: side }),
    pack: { x: CROP_MARGIN, y: (1 - height) / 2, width, height },
  };
}

/** The formulary's picture: the pack alone, its pills up or its printed foil. */
export function drawnReference(item: string, face = "pill"): Promise<Uint8Array> {
  const side = face === "print" ? foil(item) : pack(item);
  return toJpeg(`<svg xmlns="http://www.w3.org/2000/svg" width="480" height="264" viewBox="0 0 600 330">${side}</svg>`);
}

function square(item: string, side: number): string {
  const whole = 600 / (1 - 2 * CROP_MARGIN);
  const margin = whole * CROP_MARGIN;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="${-margin} ${165 - whole / 2} ${whole} ${whole}">
    <rect x="-100" y="-300" width="900" height="900" fill="rgb(124,116,104)"/>${pack(item)}</svg>`;
}

/** 600 x 330: a band with the name, ten pills in foil. */
function pack(item: string): string {
  const { band, pill } = COLOURS[item] ?? { band: "#555", pill: "#eee" };
  const { name, strength } = DRAWN_ITEMS.find(({ id }) => id === item) ?? { name: item, strength: "" };
  const pills = Array.from({ length: 10 }, (_, index) => {
    const [x, y] = [64 + (index % 5) * 118, 150 + Math.floor(index / 5) * 110];
    return `<circle cx="${x}" cy="${y}" r="45" fill="#d3d7da"/><circle cx="${x}" cy="${y - 2}" r="36" fill="${pill}"/>
      <ellipse cx="${x - 10}" cy="${y - 14}" rx="13" ry="8" fill="#fff" opacity="0.5"/>`;
  });
  return `<rect width="600" height="330" rx="26" fill="#bcc2c7"/><path d="M26 0 H574 A26 26 0 0 1 600 26 V84 H0 V26 A26 26 0 0 1 26 0" fill="${band}"/>
    <text x="24" y="58" font-family="DejaVu Sans" font-weight="bold" font-size="44" fill="#fff">${name}</text>
    <text x="576" y="58" text-anchor="end" font-family="DejaVu Sans" font-size="36" fill="#fff">${strength}</text>${pills.join("")}`;
}

/** The same pack from behind: foil with its name in rows. */
function foil(item: string): string {
  const { band } = COLOURS[item] ?? { band: "#555" };
  const { name, strength } = DRAWN_ITEMS.find(({ id }) => id === item) ?? { name: item, strength: "" };
  const rows = [70, 180, 290].map(
    (y) => `<text x="300" y="${y}" text-anchor="middle" font-family="DejaVu Sans" font-size="46" fill="${band}">${name} ${strength}</text>`,
  );
  return `<rect width="600" height="330" rx="26" fill="#d5d8da"/>${rows.join("")}`;
}

function inFrame(box: OrientedBox): Outline {
  const share = ({ x, y }: { x: number; y: number }) => ({ x: x / FRAME.width, y: y / FRAME.height });
  const [a, b, c, d] = corners(box);
  return [share(a), share(b), share(c), share(d)];
}

async function toJpeg(svg: string): Promise<Uint8Array> {
  return new Uint8Array(await sharp(Buffer.from(svg)).flatten({ background: "rgb(124,116,104)" }).jpeg({ quality: 88 }).toBuffer());
}
