import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Picture } from "../domain/frame.ts";
import { openProgress } from "../lab/benchmark/progress.ts";
import { passesOf } from "../lab/maps/inspection.ts";
import { localizationPanel } from "../lab/maps/panel.ts";
import { localizationCsv, localizationMarkdown } from "../lab/maps/report.ts";
import { effortFor, runLocalization, type Selected } from "../lab/maps/run.ts";
import { COLOURS } from "../lab/maps/sanity.ts";
import { SCORED_CHANNELS } from "../lab/maps/score-cam.ts";
import { type AnnotatedPicture, DATA_FOLDER_HELP, readAnnotations } from "../lab/photographs/annotations.ts";
import { evenly } from "../lab/photographs/evenly.ts";
import { tellSkipped } from "../lab/photographs/specimens.ts";
import { type Bundle, openBundle } from "../vision/bundle/bundle.ts";
import { type Command, parse, UsageError, wholeNumber } from "./command.ts";
import { NETWORK_HELP, NETWORK_OPTIONS, openNetwork } from "./network.ts";

const DEMO = fileURLToPath(new URL("../../models/demo/localization", import.meta.url));

/** Of so many pictures people see the maps. */
const EXHIBITED = 3;

const OPTIONS = {
  ...NETWORK_OPTIONS,
  data: { type: "string", default: DEMO },
  limit: { type: "string", default: "1000" },
  changed: { type: "string", default: "4" },
  "score-cam": { type: "string", default: "4" },
  random: { type: "string" },
  out: { type: "string" },
} as const;

export const localization: Command = {
  summary: "Measure whether the maps show the pack and its critical components.",
  help: [
    "Usage: blisterscope benchmark localization [--data DIR] [--limit N] [--changed N] [--score-cam N] [--random FILE]",
    "                                           [--out DIR] [--bundle DIR] [--provider NAME]",
    "",
    "  --data DIR       annotated pictures; without it, a few rendered ones that come with the program",
    "  --limit N        at most so many pictures, spread over the folder; 1000 without it",
    "  --changed N      so many of them are changed bit by bit, to see what the network makes of it; 4 without it, each takes",
    "                   two hundred passes of the network a pack",
    `  --score-cam N    of so many Score-CAM makes maps too; 4 without it, each takes ${2 * SCORED_CHANNELS} passes a pack`,
    "  --random FILE    an ONNX model like the bundle's with random weights, whose maps should not be like the bundle's;",
    "                   models/training makes one: python -m blisterscope_training.scramble",
    "  --out DIR        where localization.md, .csv, .json and .png go; without it, the tables are printed",
    NETWORK_HELP,
    "",
    "Each pack is shown to the network twice: upright and alone, as the daemon does it, and in the whole picture. Run it with",
    "two bundles to compare them: the lines of their .csv files may stand below each other.",
    "",
    DATA_FOLDER_HELP,
    "",
    'A pack may also have a "polygon" of [x, y] corners and "components" such as { "name": [x, y, width, height] }.',
  ].join("\n"),
  async run(args) {
    const { values } = parse(args, OPTIONS);
    const bundle = await openBundle(values.bundle);
    const annotated = await picturesOfKnown(values.data, bundle);
    const pictures = evenly(annotated, wholeNumber(values.limit, "--limit", 1));
    const scored = evenly(pictures, wholeNumber(values["score-cam"], "--score-cam", 0));
    const changed = evenly(pictures, wholeNumber(values.changed, "--changed", 0));
    const exhibited = evenly(scored.length > 0 ? scored : pictures, EXHIBITED);
    const selected = { scored: filesOf(scored), changed: filesOf(changed), exhibited: filesOf(exhibited) };
    await using engine = openNetwork(bundle, values.provider);
    await engine.ready();
    await using unlearned = values.random === undefined ? undefined : openNetwork({ ...bundle, backbone: values.random }, values.provider);
    await unlearned?.ready();

    const progress = openProgress(passes(pictures, selected, bundle), "passes");
    const network = { run: (crop: Picture) => engine.run(crop).finally(() => progress(1)) };
    const outcome = await runLocalization({ bundle, network, unlearned, data: values.data, pictures, selected, skipped: tellSkipped });
    progress(Number.POSITIVE_INFINITY);

    const { report, exhibits } = outcome;
    const markdown = localizationMarkdown(report);
    if (values.out === undefined) console.log(markdown);
    else
      await writeAll(values.out, {
        "localization.md": `${markdown}\n`,
        "localization.csv": localizationCsv(report),
        "localization.json": `${JSON.stringify(report, null, 2)}\n`,
        "localization.png": await localizationPanel(exhibits),
      });
    return 0;
  },
};

/** Throws a UsageError when there is none. */
async function picturesOfKnown(data: string, bundle: Bundle): Promise<readonly AnnotatedPicture[]> {
  const annotated = await readAnnotations(data);
  const known = annotated.filter(({ packs }) => packs.some((pack) => knows(bundle, pack)));
  if (known.length > 0) return known;
  throw new UsageError(
    `${data} shows no pack that the bundle knows: enrol its packs first (blisterscope enrol --data ${data} --out NEW) and take --bundle NEW.`,
  );
}

function filesOf(pictures: readonly AnnotatedPicture[]): ReadonlySet<string> {
  return new Set(pictures.map(({ file }) => file));
}

function passes(pictures: readonly AnnotatedPicture[], selected: Selected, bundle: Bundle): number {
  const each = pictures.map(({ file, packs }) => packs.filter((pack) => knows(bundle, pack)).length * passesOf(effortFor(file, selected)));
  return each.reduce((sum, one) => sum + one, COLOURS.length);
}

function knows({ items }: Bundle, { item }: AnnotatedPicture["packs"][number]): boolean {
  return items.some(({ id }) => id === item);
}

async function writeAll(dir: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    for (const [file, content] of Object.entries(files)) await writeFile(join(dir, file), content);
  } catch (error) {
    throw new UsageError(`--out ${dir} cannot be written: ${error instanceof Error ? error.message : error}`);
  }
  console.error(`written: ${Object.keys(files).join(", ")} in ${dir}`);
}
