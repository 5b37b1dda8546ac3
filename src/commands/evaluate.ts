import { Config } from "../config.ts";
import { UsageError } from "../errors.ts";
import { openSight } from "../journey/sight.ts";
import { showings } from "../lab/disturb/showings.ts";
import { evaluation } from "../lab/evaluate/evaluation.ts";
import { evaluationTable } from "../lab/evaluate/evaluation-table.ts";
import { examine } from "../lab/evaluate/examine.ts";
import { openLeavingOut } from "../lab/evaluate/left-out-item.ts";
import type { Outcome } from "../lab/evaluate/outcome.ts";
import { type Shot, shotOf } from "../lab/evaluate/presentations.ts";
import { openPrint } from "../lab/evaluate/printed.ts";
import { evaluationFiles } from "../lab/evaluate/report/files.ts";
import { packsIn } from "../lab/photographs/annotated-picture.ts";
import { readAnnotations } from "../lab/photographs/annotations.ts";
import { DATA_FOLDER_HELP } from "../lab/photographs/help.ts";
import { readSpecimens } from "../lab/photographs/specimens.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import { openReadingFiles } from "../vision/reading/models.ts";
import { command, wholeNumber } from "./command.ts";
import { openLeftOut, STRICT, sayLeftOut } from "./left-out.ts";
import { BUNDLE, openNetwork, PROVIDER } from "./network.ts";
import { openProgress } from "./progress.ts";
import { tryFilesIn, writeFilesInto } from "./try-out.ts";

const HELP = `
Keep photographs apart for this: those that the bundle was made from say nothing about others. Products that the bundle does not
know are welcome: they show whether strange packs are noticed.

Photographs that were taken one after the other of a pack in the tray may be named as one presentation: morning-frame-1.jpg,
morning-frame-2.jpg and so on. They are also settled together, with the limits and the frame rate of a configuration's defaults.

With --disturb a small set says more about light and cameras. It says no more about other packs: the intervals count each
photographed pack once.

${DATA_FOLDER_HELP}`;

export const evaluate = command("evaluate", "Show a bundle a folder of annotated photographs and report its verdict on each pack.")
  .requiredOption("--data <folder>", "photographs, and what they show")
  .option("--out <folder>", "where evaluation.md, evaluation.json and their drawings go")
  .option(
    "--disturb <copies>",
    "also show this many disturbed copies of each photograph: in other light, blurred, noisy, turned",
    wholeNumber(0, 100),
    0,
  )
  .option("--json", "print everything as JSON")
  .addOption(STRICT)
  .addOption(BUNDLE)
  .addOption(PROVIDER)
  .addHelpText("after", HELP)
  .action(async ({ data, out, disturb: copies, json, strict, bundle: dir, provider }) => {
    if (out !== undefined) await tryFilesIn(out);
    const leftOut = openLeftOut();
    const pictures = await readAnnotations(data, leftOut.noting(sayLeftOut));
    const bundle = await openBundle(dir);
    await using engine = await openNetwork(bundle, provider, await openReadingFiles());
    const config = Config.parse({});
    const sight = openSight({ bundle, engine });
    const laboratory = { bundle, sight, limits: config.gate, leavingOut: openLeavingOut(bundle), readPrint: openPrint(bundle, engine) };

    const instances: Outcome[] = [];
    const shots: Shot[] = [];
    {
      using progress = openProgress(packsIn(pictures) * (1 + copies), "packs");
      const specimens = readSpecimens(data, pictures, { look: sight.look, skipped: leftOut.noting(progress.skipped) });
      for await (const showing of progress.over(showings(specimens, { copies, look: sight.look }))) {
        const { outcome, evidence } = await examine(showing, laboratory);
        const shot = shotOf(showing, evidence, config.gate);
        instances.push(outcome);
        if (shot) shots.push(shot);
      }
    }
    if (instances.length === 0) throw new UsageError(`There is nothing to evaluate: no picture in ${data} can be used.`);

    const found = evaluation({ bundle, data: { folder: data, copies }, instances, shots, config, skipped: leftOut.names });
    console.log(json ? JSON.stringify(found, null, 2) : evaluationTable(found));
    if (out !== undefined) await writeFilesInto(out, await evaluationFiles(found));
    if (strict && leftOut.names.length > 0) process.exitCode = 1;
  });
