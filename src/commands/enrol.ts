import { basename, resolve } from "node:path";
import { type Enrolment, enrol as enrolItems } from "../enrolment/enrol.ts";
import { type Learned, learn } from "../enrolment/learn.ts";
import { makeFolder, refuseUsedFolder } from "../enrolment/new-folder.ts";
import { writeBundle } from "../enrolment/write-bundle.ts";
import { DATA_FOLDER_HELP } from "../lab/photographs/annotations.ts";
import { tellSkipped } from "../lab/photographs/specimens.ts";
import { table } from "../lab/table.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import { type Command, parse, required, UsageError } from "./command.ts";
import { NETWORK_HELP, NETWORK_OPTIONS, openNetwork } from "./network.ts";

export const enrol: Command = {
  summary: "Make a bundle that knows the packs in a folder of photographs.",
  help: [
    "Usage: blisterscope enrol [--bundle DIR] --data DIR --out DIR [--provider NAME]",
    "",
    "  --data DIR       annotated photographs, at least one of each pack",
    "  --out DIR        the new bundle; the folder must be empty or not exist",
    NETWORK_HELP,
    "",
    "The new bundle has the network of the old one and a formulary of its own: the products in the photographs. It gets",
    "its name when all of it is written and proven; what is interrupted leaves nothing of that name.",
    "",
    DATA_FOLDER_HELP,
  ].join("\n"),
  async run(args) {
    const { values } = parse(args, { ...NETWORK_OPTIONS, data: { type: "string" }, out: { type: "string" } });
    const data = required(values.data, "--data");
    const out = required(values.out, "--out");
    await refuseUsedFolder(out);
    const base = await openBundle(values.bundle);
    await using engine = openNetwork(base, values.provider);
    await engine.ready();

    const learned = await learn(data, { bundle: base, engine, skipped: tellSkipped });
    if (learned.likenesses.size === 0) throw new UsageError(`There is nothing to enrol: no picture of ${data} can be used.`);
    const products = new Map([...learned.likenesses].map(([item, { product }]) => [item, product]));
    const enrolment = enrolItems(products, learned.exemplars, base);
    await makeFolder(out, (dir) => writeBundle(dir, { base, engine, learned, enrolment, source: basename(resolve(data)) }));

    console.log(`${overview(learned, enrolment)}\n\nEnrolled into ${out}`);
    return 0;
  },
};

function overview({ exemplars }: Learned, { items, leftOut }: Enrolment): string {
  const rows = items.map(({ id, name, knownnessFloor }) => {
    const own = exemplars.filter(({ item }) => item === id);
    const proven = leftOut.filter(({ item }) => item === id);
    const right = proven.filter(({ recognized }) => recognized).length;
    const least = Math.min(...proven.map(({ knownness }) => knownness));
    const proof = proven.length > 0 ? [`${right} of ${proven.length}`, least.toFixed(3)] : ["-", "-"];
    return [id, name, `${own.length}`, `${new Set(own.map(({ picture }) => picture)).size}`, ...proof, knownnessFloor.toFixed(3)];
  });
  const unsteady = items.filter(({ id, knownnessFloor }) =>
    leftOut.some(({ item, knownness }) => item === id && knownness < knownnessFloor),
  );
  const advice = `\n\nNot known without their own picture, photograph them in more ways: ${unsteady.map(({ name }) => name).join(", ")}`;
  return table([HEADING, ...rows]) + (unsteady.length > 0 ? advice : "");
}

/** What is "right" and "least known" is found without the pack's own picture. */
const HEADING = ["item", "product", "packs", "pictures", "right", "least known", "known from"];
