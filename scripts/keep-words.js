/**
 * Keeps in a bundle that training made the lines of print that are read on its reference pictures:
 *
 *     npm run --silent build && node scripts/keep-words.js BUNDLE
 *
 * "enrol" reads its photographs by itself.
 */
import { openNetwork } from "../dist/commands/network.js";
import { keepWords } from "../dist/enrolment/keep-words.js";
import { openBundle } from "../dist/vision/bundle/bundle.js";
import { openReadingFiles } from "../dist/vision/reading/models.js";

const [dir] = process.argv.slice(2);
if (dir === undefined) throw new Error("Name the bundle's folder.");
const engine = await openNetwork(await openBundle(dir), "cpu", await openReadingFiles());
try {
  await keepWords(dir, engine.read);
} finally {
  await engine[Symbol.asyncDispose]();
}
