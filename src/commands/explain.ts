import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { METHODS } from "../domain/evidence/cam/methods.ts";
import { closeUp } from "../journey/close-up.ts";
import { openSight, outlines } from "../journey/sight.ts";
import { readPicture } from "../jpeg/picture-file.ts";
import { drawFigure } from "../lab/drawing/figure.ts";
import { explanationOf, methodNamed, refuseUnanswerable } from "../lab/explain/explanation.ts";
import { explanationFigure } from "../lab/explain/explanation-figure.ts";
import { openMetrics } from "../metrics.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import { type Command, parse, UsageError } from "./command.ts";
import { NETWORK_HELP, NETWORK_OPTIONS, openNetwork } from "./network.ts";

const OPTIONS = {
  ...NETWORK_OPTIONS,
  item: { type: "string" },
  versus: { type: "string" },
  method: { type: "string", default: "grad-cam" },
  out: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

export const explain: Command = {
  summary: "Draw where a picture of a pack supports an answer.",
  help: [
    "Usage: blisterscope explain PICTURE [--item X] [--versus Y] [--method M] [--out FILE.png] [--json] [--bundle DIR]",
    "                                    [--provider NAME]",
    "",
    "  PICTURE          a JPEG or PNG file; the largest pack in it is explained",
    "  --item X         why X; without it, why the most probable item",
    "  --versus Y       and why not Y",
    `  --method M       ${Object.keys(METHODS).join(", ").toLowerCase()}; without it, grad-cam`,
    "  --out FILE.png   where the drawing goes",
    "  --json           prints the raw map, or for a contrast the signed difference of the two items' maps",
    NETWORK_HELP,
  ].join("\n"),
  async run(args) {
    const { values, positionals } = parse(args, OPTIONS, 1);
    const [file = ""] = positionals;
    if (values.out === undefined && !values.json) throw new UsageError("Name a file for the drawing with --out, or ask for --json.");
    const jpeg = await readPicture(file).catch((error) => {
      throw new UsageError(`${file} cannot be read: ${error.message}`);
    });
    const question = { item: values.item, versus: values.versus, method: methodNamed(values.method) };
    const bundle = await openBundle(values.bundle);
    refuseUnanswerable(bundle, question);
    await using engine = openNetwork(bundle, values.provider);
    await engine.ready();

    const sight = openSight({ bundle, engine, metrics: openMetrics() });
    const scene = await sight.look(jpeg);
    const [box, ...others] = scene.packs;
    if (!box) throw new UsageError(`${file} shows no pack, or none that stands out from what it lies on.`);
    if (others.length > 0) console.error(`${file} shows ${scene.packs.length} packs: the largest is explained.`);
    const explanation = explanationOf(await sight.classify(scene, box), bundle, question);

    if (values.out !== undefined) {
      const subject = { file: basename(file), ...(await closeUp(jpeg, scene, box)) };
      await write(values.out, await drawFigure(await explanationFigure(subject, explanation, bundle)));
    }
    if (values.json) {
      const { map, ...told } = explanation;
      console.log(JSON.stringify({ ...told, ...map, box: outlines(scene)[0] }));
    }
    return 0;
  },
};

async function write(file: string, png: Uint8Array): Promise<void> {
  await writeFile(file, png).catch((error) => {
    throw new UsageError(`--out ${file} cannot be written: ${error.message}`);
  });
  console.error(`drawn: ${file}`);
}
