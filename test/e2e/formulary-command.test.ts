import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCommand, startDaemon } from "../support/daemon-process.ts";
import { emptyFolder } from "../support/folder.ts";
import { hostOf } from "../support/host.ts";
import { PIN } from "../support/technician.ts";
import { makeTinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

test("the formulary leaves the running daemon as CSV by a command, is edited, and comes back", async () => {
  const folder = emptyFolder();
  const [pins, pin, config, csv] = ["pins", "pin", "config.json", "formulary.csv"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  writeFileSync(pins, `Somchai ${PIN}\n`);
  writeFileSync(pin, `${PIN}\n`);
  const path = emptyFolder();
  writeFileSync(join(path, "1.jpg"), await jpeg(tinyTray()));
  await using bundle = await makeTinyBundle();
  await using daemon = await startDaemon({ vision: { bundle: bundle.dir }, camera: { path }, enrolment: { pinFile: pins } });
  await expect.poll(hostOf(daemon.url).isReady, { timeout: 60_000 }).toBe(true);
  writeFileSync(config, JSON.stringify({ server: { port: Number(new URL(daemon.url).port) } }));
  const asked = (...words: string[]) => runCommand("formulary", ...words, "--config", config);

  expect(await asked("export", "--out", csv)).toEqual({ exitCode: 0, output: "" });
  writeFileSync(
    csv,
    readFileSync(csv, "utf8").replace("Redamol,,100 mg,tablet,,", "REDamol,,100 mg,tablet,4006381333931 | 4012345678901,"),
  );
  const told = "1 changed, 2 as before, 0 not in the file. Version 1 is in use.\n";
  expect(await asked("import", csv, "--pin-file", pin)).toEqual({ exitCode: 0, output: told });
  expect((await asked("export")).output).toContain("red-100,REDamol,,100 mg,tablet,4006381333931 | 4012345678901,");

  writeFileSync(csv, "id,gtin\nred-100,1\n");
  expect(await asked("import", csv, "--pin-file", pin)).toMatchObject({
    exitCode: 2,
    output: expect.stringContaining("line 2, gtin: 1: a GTIN has"),
  });
  writeFileSync(pin, "000000");
  expect(await asked("import", csv, "--pin-file", pin)).toMatchObject({ exitCode: 2, output: expect.stringContaining("Send a PIN") });
  writeFileSync(config, JSON.stringify({ server: { port: 1 } }));
  expect(await asked("export")).toMatchObject({ exitCode: 2, output: expect.stringContaining("No daemon answers at http://127.0.0.1:1.") });
});
