import { UsageError } from "../errors.ts";
import { openSight } from "../journey/sight.ts";
import { evaluationTable } from "../lab/evaluate/evaluation-table.ts";
import { examine } from "../lab/evaluate/examine.ts";
import type { Outcome } from "../lab/evaluate/outcome.ts";
import { totalsOf } from "../lab/evaluate/totals.ts";
import { DATA_FOLDER_HELP, packsIn, readAnnotations } from "../lab/photographs/annotations.ts";
import { readSpecimens } from "../lab/photographs/specimens.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import { command } from "./command.ts";
import { BUNDLE, openNetwork, PROVIDER } from "./network.ts";
import { openProgress } from "./progress.ts";

export const evaluate = command("evaluate", "Show a bundle a folder of annotated photographs and report its verdict on each pack.")
  .requiredOption("--data <folder>", "annotated photographs")
  .option("--json", "print everything as JSON")
  .addOption(BUNDLE)
  .addOption(PROVIDER)
  .addHelpText(
    "after",
    `\nKeep photographs apart for this: those that the bundle was made from say nothing about others.\n\n${DATA_FOLDER_HELP}`,
  )
  .action(async ({ data, json, bundle: dir, provider }) => {
    const pictures = await readAnnotations(data);
    const bundle = await openBundle(dir);
    await using engine = await openNetwork(bundle, provider);
    const sight = openSight({ bundle, engine });

    const instances: Outcome[] = [];
    const skipped: string[] = [];
    {
      using progress = openProgress(packsIn(pictures), "packs");
      const skip = (file: string, why: string) => {
        skipped.push(file);
        progress.skipped(file, why);
      };
      for await (const specimen of progress.over(readSpecimens(data, pictures, { look: sight.look, skipped: skip })))
        instances.push(await examine(specimen, { bundle, sight }));
    }
    if (instances.length === 0) throw new UsageError(`There is nothing to evaluate: no picture in ${data} can be used.`);

    const { name, version } = bundle.card;
    const report = { bundle: { name, version, hash: bundle.hash }, instances, totals: totalsOf(instances), skipped };
    console.log(json ? JSON.stringify(report, null, 2) : evaluationTable(report));
  });
