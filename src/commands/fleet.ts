import { writeFile } from "node:fs/promises";
import { InvalidArgumentError } from "@commander-js/extra-typings";
import { NAME, type Place } from "../domain/fleet/place.ts";
import { SelfTest } from "../domain/fleet/state.ts";
import { askCabinet } from "../operator/ask-cabinet.ts";
import { loadOperatorConfig } from "../operator/config.ts";
import type { Outcome } from "../operator/outcome.ts";
import { signed, type Wanted } from "../operator/signed.ts";
import { command, wholeNumber } from "./command.ts";
import { checkInWords } from "./self-test.ts";

const CABINET = ["<cabinet>", "TENANT/SITE/CABINET, as the fleet's page calls it", placeOf] as const;
const CONFIG = ["--config <file>", "who you are: name, keys, broker (JSON)"] as const;
const WAIT = ["--wait <seconds>", "how long an answer is waited for", wholeNumber(1), 300] as const;

const HELP = `
The command is signed with your key, and the cabinet obeys if its configuration lets you ("fleet.operators"). Each is an entry of its
record. The exit code is 1 when it is refused or fails, 2 when nobody answers. docs/fleet.md shows the configuration.`;

const selfTest = command("fleet self-test", "Let a cabinet prove that it works.")
  .argument(...CABINET)
  .requiredOption(...CONFIG)
  .option("--light", "the short one of every hour, instead of the full one")
  .option(...WAIT)
  .addHelpText("after", HELP)
  .action(async (place, { config, light, wait }) => {
    const outcome = await ask({ place, config, wait }, { command: "self-test", arguments: { depth: light ? "light" : "full" } });
    for (const line of checksIn(outcome)) console.log(line);
  });

const diagnostics = command(
  "fleet diagnostics",
  "Get from a cabinet what is needed to find out what is wrong: no pictures, items or people.",
)
  .argument(...CABINET)
  .requiredOption(...CONFIG)
  .requiredOption("--out <file>", "where to write it: JSON, compressed with gzip")
  .option(...WAIT)
  .addHelpText("after", HELP)
  .action(async (place, { config, out, wait }) => {
    const { archive } = await ask({ place, config, wait }, { command: "diagnostics", arguments: {} });
    if (archive) await writeFile(out, archive);
  });

const stageBundle = command(
  "fleet stage-bundle",
  "Let a cabinet verify and keep a signed bundle; it is not used before somebody there says so.",
)
  .argument(...CABINET)
  .argument("<folder>", "the bundle's name in the cabinet's fleet.stagingDir")
  .argument("<sha256>", 'which one it must be, as "blisterscope bundle sign" printed it')
  .requiredOption(...CONFIG)
  .option(...WAIT)
  .addHelpText("after", HELP)
  .action(async (place, folder, sha256, { config, wait }) => {
    await ask({ place, config, wait }, { command: "stage-bundle", arguments: { folder, sha256 } });
  });

export const fleet = command("fleet", "Command a cabinet from afar.").addCommand(selfTest).addCommand(diagnostics).addCommand(stageBundle);

interface About {
  readonly place: Place;
  readonly config: string;
  readonly wait: number;
}

/** Says what came of it; whatever is not "done" fails the program. */
async function ask({ place, config: file, wait }: About, wanted: Wanted): Promise<Outcome> {
  const config = loadOperatorConfig(file);
  const command = signed(wanted, place, config);
  const outcome = await askCabinet({ broker: config.broker, command, patienceMs: wait * 1_000, begun: (detail) => console.log(detail) });
  console.log(`${outcome.result}: ${outcome.detail}`);
  const passed = outcome.data?.["selfTest"] === undefined || SelfTest.parse(outcome.data["selfTest"]).pass;
  if (outcome.result !== "done" || !passed) process.exitCode = 1;
  return outcome;
}

function checksIn({ data }: Outcome): readonly string[] {
  if (data?.["selfTest"] === undefined) return [];
  const { checks } = SelfTest.parse(data["selfTest"]);
  return checks.map((check) => checkInWords(check, check.value === null ? "not measured" : `${Number(check.value.toPrecision(4))}`));
}

function placeOf(words: string): Place {
  const [tenant = "", site = "", cabinet = "", ...more] = words.split("/");
  if (more.length === 0 && [tenant, site, cabinet].every((name) => NAME.test(name))) return { tenant, site, cabinet };
  throw new InvalidArgumentError("It must be TENANT/SITE/CABINET: small letters, digits and hyphens.");
}
