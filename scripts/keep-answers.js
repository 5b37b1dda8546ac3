/**
 * Keeps in a bundle what its networks say of its golden frames on this machine, for every installed copy to repeat:
 *
 *     npm run --silent build && node scripts/keep-answers.js BUNDLE [--also NODE]...
 *
 * The last step of making a bundle by training; "enrol" does it by itself. NODE: the words that start Node.js on another kind of
 * processor, emulated or not, such as "qemu-aarch64 -L ROOT ROOT/usr/bin/node": what it computes is kept too.
 */
import { parseArgs } from "node:util";
import { openNetwork } from "../dist/commands/network.js";
import { keepAnswers } from "../dist/enrolment/keep-answers.js";
import { openBundle } from "../dist/vision/bundle/bundle.js";
import { openElsewhere } from "./keep-answers/elsewhere.js";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { also: { type: "string", multiple: true, default: [] } } });
const [dir] = positionals;
if (dir === undefined) throw new Error("Name the bundle's folder.");
const bundle = await openBundle(dir);
const engine = await openNetwork(bundle, "cpu");
try {
  const others = await Promise.all(values.also.map((node) => openElsewhere(bundle, node)));
  await keepAnswers(dir, engine, others);
  for (const { end } of others) end();
} finally {
  await engine[Symbol.asyncDispose]();
}
