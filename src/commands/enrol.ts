import { basename, resolve } from "node:path";
import { asBefore } from "../enrolment/described.ts";
import { enrolInThread } from "../enrolment/enrol-thread.ts";
import { keptPhotographs } from "../enrolment/kept.ts";
import { openLender } from "../enrolment/lender.ts";
import { writeBundle } from "../enrolment/write-bundle.ts";
import { UsageError } from "../errors.ts";
import { makeFolder, tryFolder } from "../files/new-folder.ts";
import { reportEnrolment } from "../lab/enrolled/report.ts";
import { DATA_FOLDER_HELP } from "../lab/photographs/help.ts";
import { refuseOtherNames } from "../lab/photographs/ids.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import { openReadingFiles } from "../vision/reading/models.ts";
import { command } from "./command.ts";
import { learnPhotographs, readData } from "./enrol-photographs.ts";
import { openLeftOut, STRICT } from "./left-out.ts";
import { BUNDLE, openNetwork, PROVIDER } from "./network.ts";

const HELP = `
The new bundle has the base bundle's network and a formulary of its own: the products in the photographs. It takes its
name once it is complete and has proven itself; if interrupted, it leaves nothing of that name. A picture or pack that cannot be
used is named with the reason and left out; with --strict, nothing is enrolled then.

A bundle that was enrolled keeps its photographs. With --add the new bundle knows the base bundle's items too; more photographs of
one of them make it better known. With --remove it knows them without some. The base bundle itself never changes:

    blisterscope enrol --bundle MY-BUNDLE --add --data NEW-PHOTOGRAPHS --out BUNDLE-2
    blisterscope enrol --bundle BUNDLE-2 --remove calpol-650 dolo-650 --out BUNDLE-3

Look at faces-1.png (and its followers) in the new bundle: every face beside the one most like it, those that need care first.

${DATA_FOLDER_HELP}`;

export const enrol = command("enrol", "Make a bundle that knows the packs in a folder of photographs.")
  .option("--data <folder>", "photographs, at least one of each pack, and what they show")
  .requiredOption("--out <folder>", "the new bundle; the folder must be empty or not exist")
  .option("--add", "keep the base bundle's items, and add those in the photographs")
  .option("--remove <ids...>", "keep the base bundle's items, but not these")
  .addOption(STRICT)
  .addOption(BUNDLE)
  .addOption(PROVIDER)
  .addHelpText("after", HELP)
  .action(async ({ data, out, add, remove, strict, bundle, provider }) => {
    refuseUnclear({ data, add, remove });
    await tryFolder(out);
    const base = await openBundle(bundle);
    const kept = add || remove ? keptPhotographs(base, remove ?? []) : [];
    if (kept.length === 0 && data === undefined)
      throw new UsageError("Without these items the bundle would know nothing: remove fewer of them.");
    const known = base.items.filter(({ id }) => kept.some(({ item }) => item === id));
    const leftOut = openLeftOut();
    const { pictures, catalogue } = await readData(data, leftOut);
    refuseOtherNames(pictures, known, catalogue);
    const lender = await openLender(base);
    await using engine = await openNetwork(base, provider, await openReadingFiles());
    const lessons = await learnPhotographs({ base, engine, kept, data, pictures, leftOut });
    if (strict && leftOut.names.length > 0) {
      console.error(`${leftOut.summary()}\nNothing is enrolled, as --strict demands.`);
      process.exitCode = 1;
      return;
    }
    const enrolment = await enrolInThread(lessons, lender, [...catalogue, ...known.map(asBefore)]);
    const { told, pictures: drawn } = await reportEnrolment(lessons, enrolment, { base, run: engine.run });
    const sources = data === undefined ? [] : [basename(resolve(data))];
    const name = kept.length > 0 ? [base.card.name, ...sources].join(", ") : `Enrolled from ${sources}`;
    await makeFolder(out, (dir) => writeBundle(dir, { base, engine, lender, name, lessons, enrolment, pictures: drawn }));
    console.log([...told, leftOut.summary() ?? [], `Enrolled into ${out}`].flat().join("\n\n"));
  });

interface Asked {
  readonly data?: string | undefined;
  readonly add?: true | undefined;
  readonly remove?: readonly string[] | undefined;
}

/** Throws a UsageError unless the options say what the new bundle is to know. */
function refuseUnclear({ data, add, remove }: Asked): void {
  if (data === undefined && add) throw new UsageError("--add adds what is in a folder of photographs: name it with --data.");
  if (data === undefined && !remove) throw new UsageError("Name a folder of photographs with --data.");
  if (data !== undefined && remove && !add)
    throw new UsageError("--remove keeps the bundle's other items. Say --add too, if those in --data are to come beside them.");
}
