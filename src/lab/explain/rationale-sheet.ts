import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CLASSLESS } from "../../domain/evidence/cam/methods.ts";
import type { ActivationMap } from "../../domain/evidence/evidence.ts";
import { shareOfEvidence } from "../../domain/evidence/evidence-share.ts";
import type { Picture } from "../../domain/frame.ts";
import type { Quad } from "../../domain/geometry.ts";
import type { ItemId } from "../../domain/item.ts";
import { cropUpright } from "../../domain/picture/upright.ts";
import { encodeJpeg } from "../../jpeg/encode.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import { GROUND, type Panel, type Sheet } from "../drawing/sheet.ts";
import { type PrintRationale, printPanel } from "./print.ts";
import type { Rationale } from "./rationale.ts";

interface Subject {
  /** The picture's name, as people know it. */
  readonly file: string;
  /** At its stored resolution. */
  readonly picture: Picture;
  readonly box: Quad;
}

/** Pixels per side of the crop: finer than the network's, so that people can read the print. */
const SIDE = 480;

/** The pack, the map over it and the reference; for a contrast the pack in the middle between the items' maps and references. */
export async function rationaleSheet(
  { file, picture, box }: Subject,
  rationale: Rationale,
  bundle: Bundle,
  print?: PrintRationale,
): Promise<Sheet> {
  const { item, versus, method, map, face } = rationale;
  const crop = await encodeJpeg(cropUpright(picture, box, { ...bundle.geometry, side: SIDE, fill: GROUND }));
  const pack: Panel = { caption: "The pack", picture: crop };
  const speaksFor = (id: ItemId, map: ActivationMap): Panel => ({
    caption: `What speaks for ${nameOf(bundle, id)}`,
    picture: crop,
    map: shareOfEvidence(map),
  });
  const facts = factsOf(file, rationale, bundle);
  if (CLASSLESS.includes(method)) {
    const standsOut = { caption: "What stands out, whatever the item", picture: crop, map: shareOfEvidence(map) };
    return { title: "What the network sees most of", facts, panels: [pack, standsOut, await reference(bundle, item, face)] };
  }
  const read = print ? [printPanel(crop, box, print, bundle)] : [];
  if (versus === undefined) {
    const panels = [pack, ...read, speaksFor(item, map), await reference(bundle, item, face)];
    return { title: titleOf(rationale, bundle), facts, panels };
  }
  return {
    title: `What tells ${nameOf(bundle, item)} from ${nameOf(bundle, versus)}`,
    facts,
    panels: [
      await reference(bundle, item, face),
      speaksFor(item, map),
      pack,
      speaksFor(versus, negated(map)),
      await reference(bundle, versus, face),
    ],
  };
}

/** No more certain than the decision: only what would be confirmed is called by its name. */
function titleOf({ item, probability, verdict, ranked }: Rationale, bundle: Bundle): string {
  const words = `${nameOf(bundle, item)} (${percent(probability)})`;
  if (verdict.look === "match") return `Why ${words}`;
  return item === ranked[0]?.item ? `Why it looks most like ${words}` : `What speaks for ${words}`;
}

function factsOf(file: string, { method, ranked, evidenceShare }: Rationale, bundle: Bundle): string {
  const seen = ranked.slice(0, 3).map(({ item, probability }) => `${nameOf(bundle, item)} ${percent(probability)}`);
  return `${file} · ${seen.join(", ")} · ${method}: ${percent(evidenceShare)} of its evidence inside the pack`;
}

/** The item's reference picture of the side that was seen, or any other. */
async function reference(bundle: Bundle, id: ItemId, face: string): Promise<Panel> {
  const references = bundle.formulary.items.get(id)?.references ?? [];
  const { file = "" } = references.find((reference) => reference.face === face) ?? references[0] ?? {};
  return { caption: `Reference: ${nameOf(bundle, id)}`, picture: await readFile(join(bundle.dir, file)) };
}

function negated(map: ActivationMap): ActivationMap {
  return { ...map, values: map.values.map((value) => -value) };
}

function nameOf({ formulary }: Bundle, id: ItemId): string {
  const item = formulary.items.get(id);
  return item ? `${item.name} ${item.strength}`.trim() : id;
}

function percent(share: number): string {
  if (share < 0.005) return "< 1 %";
  return share < 0.995 ? `${(100 * share).toFixed(0)} %` : "> 99 %";
}
