import { basename, resolve } from "node:path";
import { packInCrop } from "../domain/picture/upright.ts";
import { described } from "../enrolment/described.ts";
import { enrol as enrolItems } from "../enrolment/enrol.ts";
import { learn } from "../enrolment/learn.ts";
import { makeFolder, tryFolder } from "../enrolment/new-folder.ts";
import { neverConfirmed, type Seen } from "../enrolment/own-photographs.ts";
import { writeBundle } from "../enrolment/write-bundle.ts";
import { UsageError } from "../errors.ts";
import { openSight } from "../journey/sight.ts";
import { type Enrolled, enrolmentSummary } from "../lab/evaluate/enrolment-summary.ts";
import { enrolmentTable } from "../lab/evaluate/enrolment-table.ts";
import { packsIn } from "../lab/photographs/annotated-picture.ts";
import { readAnnotations } from "../lab/photographs/annotations.ts";
import { readCatalogue } from "../lab/photographs/catalogue.ts";
import { DATA_FOLDER_HELP } from "../lab/photographs/help.ts";
import { readSpecimens, type Specimen } from "../lab/photographs/specimens.ts";
import { type Bundle, openBundle } from "../vision/bundle/bundle.ts";
import { command } from "./command.ts";
import { openLeftOut, STRICT, sayLeftOut } from "./left-out.ts";
import { BUNDLE, openNetwork, PROVIDER } from "./network.ts";
import { openProgress } from "./progress.ts";

const HELP = `
The new bundle has the base bundle's network and a formulary of its own: the products in the photographs. It takes its
name once it is complete and has proven itself; if interrupted, it leaves nothing of that name. A picture or pack that cannot be
used is named with the reason and left out; with --strict, nothing is enrolled then.

${DATA_FOLDER_HELP}`;

export const enrol = command("enrol", "Make a bundle that knows the packs in a folder of photographs.")
  .requiredOption("--data <folder>", "photographs, at least one of each pack, and what they show")
  .requiredOption("--out <folder>", "the new bundle; the folder must be empty or not exist")
  .addOption(STRICT)
  .addOption(BUNDLE)
  .addOption(PROVIDER)
  .addHelpText("after", HELP)
  .action(async ({ data, out, strict, bundle, provider }) => {
    await tryFolder(out);
    const base = await openBundle(bundle);
    const leftOut = openLeftOut();
    const pictures = await readAnnotations(data, leftOut.noting(sayLeftOut));
    const catalogue = await readCatalogue(data);
    await using engine = await openNetwork(base, provider);
    const { lessons, packs, seen } = await learnFrom();
    if (lessons.length === 0) throw new UsageError(`There is nothing to enrol: no picture in ${data} can be used.`);
    if (strict && leftOut.names.length > 0) {
      console.error(`${leftOut.summary()}\nNothing is enrolled, as --strict demands.`);
      process.exitCode = 1;
      return;
    }
    const enrolled = enrolItems(lessons, base);
    const enrolment = { ...enrolled, items: described(enrolled.items, catalogue, base.items) };
    await makeFolder(out, (dir) => writeBundle(dir, { base, engine, lessons, enrolment, source: basename(resolve(data)) }));
    const { evidenceShareFloor } = base.card.calibration;
    const summary = enrolmentSummary(packs, { ...enrolment, neverConfirmed: neverConfirmed(seen, { ...enrolment, evidenceShareFloor }) });
    const told = [enrolmentTable(lessons, enrolment), ...summary, leftOut.summary() ?? [], `Enrolled into ${out}`];
    console.log(told.flat().join("\n\n"));

    async function learnFrom() {
      const { look, classify } = openSight({ bundle: base, engine });
      using progress = openProgress(packsIn(pictures), "packs");
      const specimens = readSpecimens(data, pictures, { look, skipped: leftOut.noting(progress.skipped) });
      const witness = openWitness(classify, base);
      const lessons = await learn(progress.over(witness.over(specimens)), { engine, geometry: base.geometry });
      return { lessons, ...witness };
    }
  });

/** Of each item, this many packs are looked at again with the finished head. */
const LOOKED_AT = 3;

/** Notes every pack on its way to being learned, and what the network sees of the first ones of each item. */
function openWitness(classify: ReturnType<typeof openSight>["classify"], { geometry }: Bundle) {
  const packs: Enrolled[] = [];
  const seen: Seen[] = [];
  async function* over(specimens: AsyncIterable<Specimen>): AsyncGenerator<Specimen> {
    for await (const specimen of specimens) {
      const { file, item, located, scene, box } = specimen;
      packs.push({ file, item, located });
      if (seen.filter((one) => one.item === item).length < LOOKED_AT) {
        const { features } = await classify(scene, box);
        seen.push({ item, features, pack: packInCrop(box, geometry) });
      }
      yield specimen;
    }
  }
  return { packs, seen, over };
}
