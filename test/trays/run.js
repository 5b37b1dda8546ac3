/**
 * npm run trays -- [--bundle BUNDLE] FOLDER...: what the daemon would say of each whole picture of annotated folders, and how often that
 * is right: of one pack that the network may look, of more that there are several, or that something covers it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openNetwork } from "../../dist/commands/network.js";
import { Config } from "../../dist/config.js";
import { gate } from "../../dist/domain/tray/gate.js";
import { openSight } from "../../dist/journey/sight.js";
import { readAnnotations } from "../../dist/lab/photographs/annotations.js";
import { openBundle } from "../../dist/vision/bundle/bundle.js";

const { gate: limits, vision } = Config.parse({});
const { values, positionals } = parseArgs({ allowPositionals: true, options: { bundle: { type: "string", default: vision.bundle } } });
const bundle = await openBundle(values.bundle);
const engine = await openNetwork(bundle, "cpu");
const sight = openSight({ bundle, engine });
try {
  for (const folder of positionals) console.log(folder, await told(folder));
} finally {
  await engine[Symbol.asyncDispose]();
}
process.exit(0);

async function told(folder) {
  const pictures = await readAnnotations(folder);
  const said = {};
  let right = 0;
  for (const { file, packs } of pictures) {
    const scene = await sight.look(readFileSync(join(folder, file)));
    // Consecutive pictures are no frames of one tray.
    const answer = gate({ ...scene, quality: { ...scene.quality, motion: 0 } }, limits);
    said[answer] = (said[answer] ?? 0) + 1;
    if (packs.length > 1 ? ["two-packs", "covered"].includes(answer) : answer === "open") right += 1;
  }
  return { pictures: pictures.length, right, ...said };
}
