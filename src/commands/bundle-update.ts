import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Config, loadConfig } from "../config.ts";
import { installUpdate, refuseLoss, rollBackUpdate } from "../enrolment/updates/install-update.ts";
import { runInShadow } from "../enrolment/updates/shadow.ts";
import { readBundle } from "../enrolment/updates/used-bundle.ts";
import { bundleInUse } from "../enrolment/versions/in-use.ts";
import { Fault, UsageError } from "../errors.ts";
import { readPicture } from "../jpeg/picture-file.ts";
import { isPictureName } from "../jpeg/picture-name.ts";
import { type Bundle, openBundle } from "../vision/bundle/bundle.ts";
import { askKnownAnswers } from "../vision/bundle/known-answers.ts";
import { askKnownTrays } from "../vision/bundle/known-trays.ts";
import type { Engine } from "../vision/engine/engine.ts";
import { networksFor } from "../vision/tensorrt/networks.ts";
import { makeEngines } from "./bundle-engine.ts";
import { command } from "./command.ts";
import { openNetwork } from "./network.ts";

const HELP = `
The archive is a tar file, compressed with gzip or not, of a bundle that was signed with the key that belongs to vision.publicKeyFile:

    tar -czf update.tar.gz -C BUNDLE .

The bundle is unpacked beside the one in use, verified, shown its own known pictures, and then what the bundle in use looks at too. Only then
it takes its place, from the next start of the daemon on; when the daemon's first self-test with it fails, the bundle before comes back by
itself. Whenever this is interrupted, the bundle in use stays. Run it as the daemon's user. docs/updates.md says more.`;

export const update = command("bundle update", "Install a signed bundle; the daemon uses it from its next start on.")
  .argument("<archive>", "the bundle, as a tar file")
  .requiredOption("--config <file>", "the daemon's configuration")
  .option("--pictures <folder>", "pictures of the tray that both bundles are shown, beside those that come with the bundle in use")
  .option("--lose-items", "also when the new bundle does not know all medicines that the device knows")
  .addHelpText("after", HELP)
  .action(async (archive, { config: file, pictures, loseItems }) => {
    const config = loadConfig(file);
    const { publicKeyFile, installDir } = config.vision;
    if (publicKeyFile === null)
      throw new UsageError("Only signed bundles are installed: set vision.publicKeyFile to the key that must have signed them.");
    const configured = await openBundle(config.vision.bundle, publicKeyFile);
    const active = await bundleInUse(config);
    const trays = await readTrays(active, pictures);
    const next = await installUpdate({
      archive,
      installDir,
      publicKeyFile,
      configured,
      async prove(bundle) {
        if (!loseItems) refuseLoss(active, bundle);
        await prove(config, active, bundle, trays);
      },
    });
    if (!next) return console.log("This bundle is in use already.");
    console.log(`Installed: ${next.card.name} ${next.card.version}, ${next.hash}\nUse it with: systemctl restart blisterscope`);
  });

export const rollback = command("bundle rollback", "Go back to the bundle before the last update; once more goes forward again.")
  .requiredOption("--config <file>", "the daemon's configuration")
  .action(async ({ config: file }) => {
    const { vision } = loadConfig(file);
    await rollBackUpdate(vision.installDir, await openBundle(vision.bundle, vision.publicKeyFile));
    const { card, hash } = await readBundle(vision);
    console.log(`From the next start on: ${card.name} ${card.version}, ${hash}\nUse it with: systemctl restart blisterscope`);
  });

/** Throws Fault SELF_TEST_FAILED. */
async function prove(config: Config, active: Bundle, next: Bundle, trays: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await using engine = await load(config, next);
  const checks = [...(await askKnownAnswers(next, engine)), ...(await askKnownTrays(next, engine.locate))];
  const failed = checks.filter(({ pass, advisory }) => !pass && !advisory).map(({ id, detail }) => `${id}: ${detail}`);
  if (failed.length > 0)
    throw new Fault("SELF_TEST_FAILED", `The new bundle fails its self-test: ${failed.join("; ")}. It is not installed.`);
  await using activeEngine = await load(config, active);
  const shadow = await runInShadow({ bundle: active, engine: activeEngine }, { bundle: next, engine }, trays);
  console.log(`${shadow.pictures} pictures beside the bundle in use: ${shadow.same} the same, ${shadow.differ.length} otherwise.`);
  for (const words of shadow.differ) console.log(`  ${words}`);
  if (shadow.wrong.length > 0)
    throw new Fault("SELF_TEST_FAILED", `The new bundle takes packs for others:\n  ${shadow.wrong.join("\n  ")}\nIt is not installed.`);
}

/** On TensorRT with engines, which are built where there are none. */
async function load(config: Config, bundle: Bundle): Promise<Engine> {
  const { provider, installDir } = config.vision;
  if (provider === "tensorrt") await makeEngines(config, bundle);
  const networks = await networksFor({ bundle, reading: undefined, provider, installDir });
  return await openNetwork({ ...networks, card: bundle.card }, provider);
}

async function readTrays({ dir, card }: Bundle, folder: string | undefined): Promise<ReadonlyMap<string, Uint8Array>> {
  const names = folder === undefined ? [] : (await readdir(folder)).filter(isPictureName).map((name) => join(folder, name));
  const files = [...card.trays.map(({ file }) => ({ name: file, file: join(dir, file) })), ...names.map((file) => ({ name: file, file }))];
  const trays = new Map<string, Uint8Array>();
  for (const { name, file } of files) trays.set(name, isJpeg(file) ? await readFile(file) : await readPicture(file));
  return trays;
}

function isJpeg(file: string): boolean {
  return /\.jpe?g$/i.test(file);
}
