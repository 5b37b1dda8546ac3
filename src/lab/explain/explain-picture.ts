import { basename } from "node:path";
import { UsageError, unreadable } from "../../errors.ts";
import { closeUp } from "../../journey/close-up.ts";
import { readPack } from "../../journey/read-pack.ts";
import { openSight, outlines } from "../../journey/sight.ts";
import { readPicture } from "../../jpeg/picture-file.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import { drawSheet } from "../drawing/sheet.ts";
import { whyUnusable } from "../photographs/unusable.ts";
import { printRationale } from "./print.ts";
import { type Question, rationaleOf } from "./rationale.ts";
import { rationaleSheet } from "./rationale-sheet.ts";

interface Parts {
  readonly bundle: Bundle;
  readonly engine: Engine;
  readonly question: Question;
  /** Whether the pack's print is read, too. */
  readonly print: boolean;
}

interface ExplainedPicture {
  /** How many packs it shows; the largest is explained. */
  readonly packs: number;
  /** The rationale with its raw map, and the pack's corners in fractions of the picture. */
  readonly told: object;
  /** A PNG for people. */
  draw(): Promise<Uint8Array>;
}

/** Throws a UsageError when the file is no picture, or shows no pack. */
export async function explainPicture(file: string, { bundle, engine, question, print: asked }: Parts): Promise<ExplainedPicture> {
  const jpeg = await readPicture(file).catch((error) => {
    throw new UsageError(unreadable(file, error));
  });
  const sight = openSight({ bundle, engine });
  const scene = await sight.look(jpeg).catch((error) => {
    throw new UsageError(`${file} cannot be used: ${whyUnusable(error)}.`);
  });
  const [pack] = scene.packs;
  if (!pack) throw new UsageError(`${file} shows no pack.`);
  const box = pack.corners;
  const rationale = rationaleOf(await sight.classify(scene, box), bundle, question);
  const { map, ...told } = rationale;
  const read = asked ? ((await readPack(jpeg, scene, box, engine))?.lines ?? []) : undefined;
  const print = read && printRationale(read, rationale.item, bundle);
  return {
    packs: scene.packs.length,
    told: { ...told, ...map, box: outlines(scene)[0], ...(print && { print }) },
    draw: async () => {
      const close = await closeUp(jpeg, scene, box);
      return drawSheet(await rationaleSheet({ file: basename(file), ...close }, rationale, bundle, print));
    },
  };
}
