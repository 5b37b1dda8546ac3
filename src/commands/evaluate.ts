import { UsageError } from "../errors.ts";
import { openSight } from "../journey/sight.ts";
import { evaluationTable } from "../lab/evaluate/evaluation-table.ts";
import { examine } from "../lab/evaluate/examine.ts";
import type { Outcome } from "../lab/evaluate/outcome.ts";
import { totalsOf } from "../lab/evaluate/totals.ts";
import { packsIn } from "../lab/photographs/annotated-picture.ts";
import { readAnnotations } from "../lab/photographs/annotations.ts";
import { DATA_FOLDER_HELP } from "../lab/photographs/help.ts";
import { readSpecimens } from "../lab/photographs/specimens.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import { command } from "./command.ts";
import { openLeftOut, STRICT, sayLeftOut } from "./left-out.ts";
import { BUNDLE, openNetwork, PROVIDER } from "./network.ts";
import { openProgress } from "./progress.ts";

export const evaluate = command("evaluate", "Show a bundle a folder of annotated photographs and report its verdict on each pack.")
  .requiredOption("--data <folder>", "photographs, and what they show")
  .option("--json", "print everything as JSON")
  .addOption(STRICT)
  .addOption(BUNDLE)
  .addOption(PROVIDER)
  .addHelpText(
    "after",
    `\nKeep photographs apart for this: those that the bundle was made from say nothing about others.\n\n${DATA_FOLDER_HELP}`,
  )
  .action(async ({ data, json, strict, bundle: dir, provider }) => {
    const leftOut = openLeftOut();
    const pictures = await readAnnotations(data, leftOut.noting(sayLeftOut));
    const bundle = await openBundle(dir);
    await using engine = await openNetwork(bundle, provider);
    const sight = openSight({ bundle, engine });

    const instances: Outcome[] = [];
    {
      using progress = openProgress(packsIn(pictures), "packs");
      const skipped = leftOut.noting(progress.skipped);
      for await (const specimen of progress.over(readSpecimens(data, pictures, { look: sight.look, skipped })))
        instances.push(await examine(specimen, { bundle, sight }));
    }
    if (instances.length === 0) throw new UsageError(`There is nothing to evaluate: no picture in ${data} can be used.`);

    const { name, version } = bundle.card;
    const report = { bundle: { name, version, hash: bundle.hash }, instances, totals: totalsOf(instances), skipped: leftOut.names };
    console.log(json ? JSON.stringify(report, null, 2) : evaluationTable(report));
    if (strict && leftOut.names.length > 0) process.exitCode = 1;
  });
