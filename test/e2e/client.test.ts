import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startDaemon } from "../support/daemon-process.ts";
import { emptyFolder } from "../support/folder.ts";
import { makeTinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "../..");

test("a client generated from the published document is type-checked, and runs a whole transaction", async () => {
  await using bundle = await makeTinyBundle();
  const folder = emptyFolder();
  const path = join(folder, "pictures");
  mkdirSync(path);
  writeFileSync(join(path, "1.jpg"), await jpeg(tinyTray("blue-100")));
  await using daemon = await startDaemon({ vision: { bundle: bundle.dir }, camera: { path, framesPerSecond: 20 } });

  for (const file of ["transaction.ts", "tsconfig.json", "package.json"]) copyFileSync(join(root, "test/client", file), join(folder, file));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const generator = join(root, "test/client/node_modules/openapi-typescript/bin/cli.js");
  await run(process.execPath, [generator, `${daemon.url}/openapi.json`, "--output", join(folder, "api.d.ts")], { cwd: folder });
  await run(join(root, "node_modules/.bin/tsc"), ["--project", folder], { cwd: folder });
  const env = { ...process.env, BLISTERSCOPE: daemon.url };
  const { stdout } = await run(process.execPath, [join(folder, "transaction.js")], { env });

  expect(JSON.parse(stdout)).toMatchObject({
    verifications: [
      {
        state: "final",
        outcome: "fulfilled",
        counted: 1,
        verdict: { look: "mismatch", seen: "blue-100" },
        answer: { did: "override", reason: "urgent" },
        user: "u-1",
        witness: "u-2",
      },
    ],
    refused: "urn:problem-type:blisterscope:unreadable-code",
  });
});
