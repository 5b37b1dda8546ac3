import { basename, resolve } from "node:path";
import { enrol as enrolItems } from "../enrolment/enrol.ts";
import { type Lesson, learn } from "../enrolment/learn.ts";
import { makeFolder, refuseUsedFolder } from "../enrolment/new-folder.ts";
import { writeBundle } from "../enrolment/write-bundle.ts";
import { UsageError } from "../errors.ts";
import { openSight } from "../journey/sight.ts";
import { enrolmentTable } from "../lab/evaluate/enrolment-table.ts";
import { DATA_FOLDER_HELP, packsIn, readAnnotations } from "../lab/photographs/annotations.ts";
import { readSpecimens } from "../lab/photographs/specimens.ts";
import { type Bundle, openBundle } from "../vision/bundle/bundle.ts";
import type { Engine } from "../vision/engine/engine.ts";
import { command } from "./command.ts";
import { BUNDLE, openNetwork, PROVIDER } from "./network.ts";
import { openProgress } from "./progress.ts";

const HELP = `
The new bundle has the base bundle's network and a formulary of its own: the products in the photographs. It takes its
name once it is complete and has proven itself; if interrupted, it leaves nothing of that name.

${DATA_FOLDER_HELP}`;

export const enrol = command("enrol", "Make a bundle that knows the packs in a folder of photographs.")
  .requiredOption("--data <folder>", "annotated photographs, at least one of each pack")
  .requiredOption("--out <folder>", "the new bundle; the folder must be empty or not exist")
  .addOption(BUNDLE)
  .addOption(PROVIDER)
  .addHelpText("after", HELP)
  .action(async ({ data, out, bundle, provider }) => {
    await refuseUsedFolder(out);
    const base = await openBundle(bundle);
    await using engine = await openNetwork(base, provider);
    const lessons = await learnFrom(data, base, engine);
    if (lessons.length === 0) throw new UsageError(`There is nothing to enrol: no picture in ${data} can be used.`);
    const enrolment = enrolItems(lessons, base);
    await makeFolder(out, (dir) => writeBundle(dir, { base, engine, lessons, enrolment, source: basename(resolve(data)) }));
    console.log(`${enrolmentTable(lessons, enrolment)}\n\nEnrolled into ${out}`);
  });

async function learnFrom(data: string, bundle: Bundle, engine: Engine): Promise<readonly Lesson[]> {
  const pictures = await readAnnotations(data);
  const { look } = openSight({ bundle, engine });
  using progress = openProgress(packsIn(pictures), "packs");
  const specimens = readSpecimens(data, pictures, { look, skipped: progress.skipped });
  return await learn(progress.over(specimens), { engine, geometry: bundle.geometry });
}
