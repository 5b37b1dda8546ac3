import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { InvalidArgumentError } from "@commander-js/extra-typings";
import { listPictures } from "../camera/folder.ts";
import { METHODS, type MethodName, SAME_HERE } from "../domain/evidence/cam/methods.ts";
import { UsageError, unreadable } from "../errors.ts";
import { explainPicture } from "../lab/explain/explain-picture.ts";
import { refuseUnanswerable } from "../lab/explain/rationale.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import { openReadingFiles } from "../vision/reading/models.ts";
import { command } from "./command.ts";
import { BUNDLE, openNetwork, PROVIDER } from "./network.ts";
import { openProgress } from "./progress.ts";
import { refuseOut, tryFile, tryFilesIn } from "./try-out.ts";

const METHOD_NAMES = Object.keys(METHODS).join(", ").toLowerCase();

const HELP = `
Under this network ${Object.keys(SAME_HERE).join(", ")} are Grad-CAM itself, and taken for it.

For a folder, --out names a folder that gets a drawing for each picture, and --json prints an array. A picture that cannot be
explained is named and skipped; then the exit code is 1.`;

export const explain = command("explain", "Draw what in a picture of a pack supports an answer.")
  .argument("<picture>", "a JPEG or PNG file, or a folder of them; the largest pack in each is explained")
  .option("--item <id>", "why this item (default: the most probable one)")
  .option("--versus <id>", "and why not this one")
  .option("--method <name>", METHOD_NAMES, methodNamed, "Grad-CAM" as MethodName)
  .option("--print", "also read the pack, and draw what was read")
  .option("--out <path>", "where the drawing goes, a PNG; for a folder of pictures a folder")
  .option("--json", "print the raw map, or for a contrast the signed difference of the two items' maps")
  .addOption(BUNDLE)
  .addOption(PROVIDER)
  .addHelpText("after", HELP)
  .action(async (path, { item, versus, method, print = false, out, json, bundle: dir, provider }) => {
    if (out === undefined && !json) throw new UsageError("Name a place for the drawing with --out, or ask for --json.");
    const question = { item, versus, method };
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      (error) => {
        throw new UsageError(unreadable(path, error));
      },
    );
    const names = isFolder ? await listPictures(path) : [];
    if (out !== undefined) await (isFolder ? tryFilesIn(out) : tryFile(out));
    const bundle = await openBundle(dir);
    refuseUnanswerable(bundle, question);
    await using engine = await openNetwork(bundle, provider, print ? await openReadingFiles() : undefined);
    const told = isFolder ? await explainAll() : await explainOne(path, out, console.error);
    if (out !== undefined) console.error(`drawn: ${out}`);
    if (json) console.log(JSON.stringify(told));

    async function explainOne(file: string, drawing: string | undefined, note: (sentence: string) => void): Promise<object> {
      const { packs, told, draw } = await explainPicture(file, { bundle, engine, question, print });
      if (packs > 1) note(`${file} shows ${packs} packs: the largest is explained.`);
      if (drawing !== undefined) await write(drawing, await draw());
      return told;
    }

    async function explainAll(): Promise<object[]> {
      const all: object[] = [];
      using progress = openProgress(names.length, "pictures");
      for (const name of names) {
        try {
          const told = await explainOne(join(path, name), out && join(out, `${name}.png`), () => {});
          all.push({ file: name, ...told });
        } catch (error) {
          if (!(error instanceof UsageError)) throw error;
          progress.skipped(name, error.message);
          process.exitCode = 1;
        }
        progress.add(1);
      }
      return all;
    }
  });

function methodNamed(words: string): MethodName {
  const names = [...(Object.keys(METHODS) as MethodName[]).map((name) => [name, name] as const), ...Object.entries(SAME_HERE)];
  const [, name] = names.find(([known]) => known.toLowerCase() === words.toLowerCase()) ?? [];
  if (name === undefined) throw new InvalidArgumentError(`Allowed choices are ${METHOD_NAMES}.`);
  return name;
}

async function write(file: string, png: Uint8Array): Promise<void> {
  await writeFile(file, png).catch((error) => refuseOut(file, error));
}
