import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commonName, rootOf } from "../../src/domain/fleet/place.ts";
import { receive } from "../../src/domain/fleet/receive.ts";
import { openBundle } from "../../src/vision/bundle/bundle.ts";
import { signBundle } from "../../src/vision/bundle/signature.ts";
import { commandOf, operator } from "../fleet/support.ts";
import { startDaemon } from "../support/daemon-process.ts";
import { emptyFolder } from "../support/folder.ts";
import { hostOf } from "../support/host.ts";
import { certificates, hasMosquitto, openListener, openMosquitto, PLACE } from "../support/mosquitto.ts";
import { makeTinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

const PATIENCE = { timeout: 90_000 };
const ROOT = rootOf(PLACE);

describe.runIf(hasMosquitto)("a real daemon in a fleet", () => {
  test("is born, tests itself and stages a signed bundle when told so from afar, and its last will is told when it is killed", {
    timeout: 300_000,
  }, async () => {
    const { issue } = certificates();
    await using mosquitto = await openMosquitto(issue);
    await using listener = await openListener(mosquitto.url, issue("listener", "listener"));
    await using bundle = await makeTinyBundle();
    const boss = operator("operations", ["self-test", "diagnostics", "stage-bundle"]);
    const privateFile = join(emptyFolder(), "key.pem");
    writeFileSync(privateFile, boss.privateKey.export({ type: "pkcs8", format: "pem" }));
    await signBundle(bundle.dir, privateFile);
    const path = emptyFolder();
    writeFileSync(join(path, "1.jpg"), await jpeg(tinyTray()));
    const stagingDir = join(bundle.dir, "..");
    const files = issue("cabinet", commonName(PLACE));
    await using daemon = await startDaemon({
      vision: { bundle: bundle.dir, publicKeyFile: boss.configured.publicKeyFile },
      camera: { path, framesPerSecond: 5 },
      fleet: { url: mosquitto.url, ...PLACE, ...files, operators: [boss.configured], snapshotSeconds: 1, stagingDir },
    });
    const under = (end: string) => listener.heard.filter(({ topic }) => topic === `${ROOT}/${end}`).map(({ message }) => message);
    await expect.poll(hostOf(daemon.url).isReady, PATIENCE).toBe(true);
    await expect.poll(() => under("state").at(-1), PATIENCE).toMatchObject({ online: true, readiness: "ready", selfTest: { pass: true } });
    await expect.poll(() => under("metrics").length, PATIENCE).toBeGreaterThan(0);

    const by = { key: boss.privateKey, by: "operations" };
    async function ordered(command: ReturnType<typeof commandOf>) {
      await listener.client.publishAsync(command.topic, command.payload, { qos: 1, properties: command.properties });
      await expect.poll(() => under(`reply/${command.id}`).at(-1)?.["result"], PATIENCE).toMatch(/done|failed|refused/);
      return under(`reply/${command.id}`).at(-1);
    }
    expect(await ordered(commandOf({ ...by, command: "self-test", arguments: { depth: "light" } }))).toMatchObject({
      result: "done",
      data: { selfTest: { trigger: "fleet", pass: true } },
    });
    const folder = bundle.dir.slice(stagingDir.length).replaceAll("/", "");
    const { hash } = await openBundle(bundle.dir);
    const staged = await ordered(commandOf({ ...by, command: "stage-bundle", arguments: { folder, sha256: hash } }));
    expect(staged).toMatchObject({ result: "done", detail: expect.stringContaining("It is not in use.") });
    expect(readdirSync(join(daemon.dataDir, "staged"))).toEqual([hash]);
    const other = await ordered(commandOf({ ...by, command: "stage-bundle", arguments: { folder, sha256: "0".repeat(64) } }));
    expect(other).toMatchObject({ result: "failed", detail: expect.stringContaining("not the one that was asked for") });
    expect(await ordered(commandOf({ ...by, command: "diagnostics" }))).toMatchObject({ result: "done", part: 1 });

    for (const { topic, message } of listener.heard.filter(({ topic }) => !topic.includes("/cmd/"))) {
      expect(receive(topic, new TextEncoder().encode(JSON.stringify(message)), Date.now())).not.toHaveProperty("wrong");
    }
    daemon.process.kill("SIGKILL");
    await expect.poll(() => under("state").at(-1)?.["online"], PATIENCE).toBe(false);
  });
});
