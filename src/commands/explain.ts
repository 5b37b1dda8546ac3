import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { InvalidArgumentError } from "@commander-js/extra-typings";
import { METHODS, type MethodName } from "../domain/evidence/cam/methods.ts";
import { UsageError, unreadable } from "../errors.ts";
import { closeUp } from "../journey/close-up.ts";
import { openSight, outlines } from "../journey/sight.ts";
import { readPicture } from "../jpeg/picture-file.ts";
import { drawSheet } from "../lab/drawing/sheet.ts";
import { rationaleOf, refuseUnanswerable } from "../lab/explain/rationale.ts";
import { rationaleSheet } from "../lab/explain/rationale-sheet.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import { command } from "./command.ts";
import { BUNDLE, openNetwork, PROVIDER } from "./network.ts";

const METHOD_NAMES = Object.keys(METHODS).join(", ").toLowerCase();

export const explain = command("explain", "Draw what in a picture of a pack supports an answer.")
  .argument("<picture>", "a JPEG or PNG file; the largest pack in it is explained")
  .option("--item <id>", "why this item (default: the most probable one)")
  .option("--versus <id>", "and why not this one")
  .option("--method <name>", METHOD_NAMES, methodNamed, "Grad-CAM" as MethodName)
  .option("--out <file>", "where the drawing goes, a PNG")
  .option("--json", "print the raw map, or for a contrast the signed difference of the two items' maps")
  .addOption(BUNDLE)
  .addOption(PROVIDER)
  .action(async (file, { item, versus, method, out, json, bundle: dir, provider }) => {
    if (out === undefined && !json) throw new UsageError("Name a file for the drawing with --out, or ask for --json.");
    const jpeg = await readPicture(file).catch((error) => {
      throw new UsageError(unreadable(file, error));
    });
    const question = { item, versus, method };
    const bundle = await openBundle(dir);
    refuseUnanswerable(bundle, question);
    await using engine = await openNetwork(bundle, provider);

    const sight = openSight({ bundle, engine });
    const scene = await sight.look(jpeg);
    const [pack, ...others] = scene.packs;
    if (!pack) throw new UsageError(`${file} shows no pack.`);
    if (others.length > 0) console.error(`${file} shows ${scene.packs.length} packs: the largest is explained.`);
    const rationale = rationaleOf(await sight.classify(scene, pack.corners), bundle, question);

    if (out !== undefined) {
      const subject = { file: basename(file), ...(await closeUp(jpeg, scene, pack.corners)) };
      await write(out, await drawSheet(await rationaleSheet(subject, rationale, bundle)));
    }
    if (json) {
      const { map, ...told } = rationale;
      console.log(JSON.stringify({ ...told, ...map, box: outlines(scene)[0] }));
    }
  });

function methodNamed(words: string): MethodName {
  const name = (Object.keys(METHODS) as MethodName[]).find((known) => known.toLowerCase() === words.toLowerCase());
  if (name === undefined) throw new InvalidArgumentError(`Allowed choices are ${METHOD_NAMES}.`);
  return name;
}

async function write(file: string, png: Uint8Array): Promise<void> {
  await writeFile(file, png).catch((error) => {
    throw new UsageError(`--out ${file} cannot be written: ${error.message}`);
  });
  console.error(`drawn: ${file}`);
}
