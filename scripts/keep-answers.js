/**
 * Keeps in a bundle what its networks say of its golden frames on this machine, for every installed copy to repeat:
 *
 *     npm run --silent build && node scripts/keep-answers.js BUNDLE
 *
 * The last step of making a bundle by training; "enrol" does it by itself.
 */
import { openNetwork } from "../dist/commands/network.js";
import { keepAnswers } from "../dist/enrolment/keep-answers.js";
import { openBundle } from "../dist/vision/bundle/bundle.js";

const [dir] = process.argv.slice(2);
if (dir === undefined) throw new Error("Name the bundle's folder.");
const engine = await openNetwork(await openBundle(dir), "cpu");
try {
  await keepAnswers(dir, engine);
} finally {
  await engine[Symbol.asyncDispose]();
}
