import { fileURLToPath } from "node:url";
import type { Picture } from "../domain/frame.ts";
import { UsageError } from "../errors.ts";
import { localizationPanel } from "../lab/maps/panel.ts";
import { localizationCsv, localizationMarkdown } from "../lab/maps/report.ts";
import { type Outcome, runLocalization } from "../lab/maps/run.ts";
import { SCORED_CHANNELS } from "../lab/maps/score-cam.ts";
import { passesFor, select } from "../lab/maps/selection.ts";
import { readAnnotations } from "../lab/photographs/annotations.ts";
import { DATA_FOLDER_HELP } from "../lab/photographs/help.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import { openReadingFiles } from "../vision/reading/models.ts";
import { command, wholeNumber } from "./command.ts";
import { sayLeftOut } from "./left-out.ts";
import { BUNDLE, openNetwork, PROVIDER } from "./network.ts";
import { openProgress } from "./progress.ts";
import { tryFilesIn, writeFilesInto } from "./try-out.ts";

const DEMO = fileURLToPath(new URL("../../models/demo/localization", import.meta.url));

const CHANGED = "pictures to change bit by bit, to see how the network answers; each takes two hundred passes of the network per pack";
const SCORE_CAM = `pictures for which Score-CAM makes maps too; each takes ${2 * SCORED_CHANNELS} passes per pack`;
const RANDOM =
  "an ONNX model like the bundle's with random weights, whose maps should differ from the bundle's; models/training makes one: python -m blisterscope_training.scramble";

const HELP = `
Each pack is shown to the network twice: upright and alone, as the daemon shows it, and in the whole picture. To compare two
bundles, run it with each: the lines of their .csv files can be joined.

${DATA_FOLDER_HELP}

Where a pack's print names its item, the lines that do count as boxes of name and strength, without annotation: how much of the evidence
on the pack lies on them, beside their share of its area (the row of the whole image), and how often the strongest place, beside chance.

A pack may also have a "polygon" of [x, y] corners and "components" such as { "name": [x, y, width, height] }.`;

export const localization = command("benchmark localization", "Measure whether the maps show the pack and its critical components.")
  .option("--data <folder>", "annotated pictures (default: a few rendered ones that come with the program)")
  .option("--limit <count>", "use at most this many pictures, spread over the folder", wholeNumber(1), 1_000)
  .option("--changed <count>", CHANGED, wholeNumber(0), 4)
  .option("--score-cam <count>", SCORE_CAM, wholeNumber(0), 4)
  .option("--random <file>", RANDOM)
  .option("--out <folder>", "where localization.md, .csv, .json and .png go (default: the tables are printed)")
  .addOption(BUNDLE)
  .addOption(PROVIDER)
  .addHelpText("after", HELP)
  .action(async ({ data = DEMO, limit, changed, scoreCam, random, out, bundle: dir, provider }) => {
    if (out !== undefined) await tryFilesIn(out);
    const bundle = await openBundle(dir);
    const selection = select(await readAnnotations(data, sayLeftOut), bundle, { limit, changed, scored: scoreCam });
    if (selection.pictures.length === 0) throw new UsageError(enrolFirst(data));
    await using engine = await openNetwork(bundle, provider, await openReadingFiles());
    await using unlearned = random === undefined ? undefined : await openNetwork({ ...bundle, backbone: random }, provider);
    const outcome = await measured();
    if (out === undefined) console.log(localizationMarkdown(outcome.report));
    else await writeFilesInto(out, await filesOf(outcome));

    async function measured(): Promise<Outcome> {
      using progress = openProgress(passesFor(selection, bundle), "passes");
      const network = { run: (crop: Picture) => engine.run(crop).finally(() => progress.add(1)), locate: engine.locate, read: engine.read };
      return await runLocalization({ bundle, network, unlearned, data, selection, skipped: progress.skipped });
    }
  });

function enrolFirst(data: string): string {
  return `${data} shows no pack that the bundle knows. Enrol its packs first (blisterscope enrol --data ${data} --out NEW), then say --bundle NEW.`;
}

async function filesOf({ report, exhibits }: Outcome): Promise<Readonly<Record<string, string | Uint8Array>>> {
  return {
    "localization.md": `${localizationMarkdown(report)}\n`,
    "localization.csv": localizationCsv(report),
    "localization.json": `${JSON.stringify(report, null, 2)}\n`,
    "localization.png": await localizationPanel(exhibits),
  };
}
