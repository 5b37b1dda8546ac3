import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startDaemon } from "../support/daemon-process.ts";
import { emptyFolder } from "../support/folder.ts";
import { hostOf } from "../support/host.ts";
import { changeCard, makeTinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

const PAGE = readFileSync("docs/host-interface.md", "utf8");
const END_OF_STEP = "---- end of step ----";

/** The lines of the page's transaction, step by step, each with the answer that the page shows, if it shows one. */
const steps = [...sectionOf("A whole transaction").matchAll(/```sh\n(.*?)```\n(?:```json\n(.*?)```)?/gs)].map(([, lines = "", answer]) => ({
  lines,
  answer: answer === undefined ? undefined : withoutChance(JSON.parse(answer)),
}));

test("the page's transaction runs as it stands, and is answered as it says", async () => {
  await using bundle = await makeTinyBundle();
  await changeCard(bundle.dir, (card) => {
    const renamed = JSON.stringify(card).replaceAll('"red-100"', '"amoxicillin-500"').replaceAll('"blue-100"', '"paracetamol-500"');
    return JSON.parse(renamed.replace('"id":"amoxicillin-500"', '"id":"amoxicillin-500","gtin":"4006381333931"'));
  });
  const path = emptyFolder();
  writeFileSync(join(path, "1.jpg"), await jpeg(tinyTray("blue-100")));
  await using daemon = await startDaemon({ vision: { bundle: bundle.dir }, camera: { path, framesPerSecond: 20 } });
  await expect.poll(hostOf(daemon.url).isReady, { timeout: 60_000 }).toBe(true);

  // The daemon of the test has a free port of its own: curl's configuration leads there.
  const home = emptyFolder();
  writeFileSync(join(home, ".curlrc"), `connect-to = "localhost:8080:127.0.0.1:${new URL(daemon.url).port}"\n`);
  const script = steps.map(({ lines }) => `${lines}\necho; echo '${END_OF_STEP}'\n`).join("");
  const { stdout } = await promisify(execFile)("bash", ["-euo", "pipefail", "-c", script], { env: { ...process.env, CURL_HOME: home } });

  const answers = stdout.split(`${END_OF_STEP}\n`);
  expect(steps.length).toBeGreaterThan(6);
  for (const [nth, { answer }] of steps.entries()) if (answer) expect(withoutChance(JSON.parse(answers[nth] ?? ""))).toEqual(answer);
  expect(JSON.parse(answers[0] ?? "").items.map(({ id }: { id: string }) => id)).toContain("amoxicillin-500");
});

function sectionOf(heading: string): string {
  return PAGE.split(/^## /m).find((section) => section.startsWith(heading)) ?? "";
}

/** What differs from one time to the next. */
function withoutChance(answer: object): object {
  const chance = ["id", "verification", "entry", "placedAt", "decidedAt"];
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, chance.includes(name) ? typeof value : value]));
}
