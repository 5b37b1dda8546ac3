import { createHash, type KeyObject } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { commonName, rootOf } from "../../src/domain/fleet/place.ts";
import { UsageError } from "../../src/errors.ts";
import { askCabinet } from "../../src/operator/ask-cabinet.ts";
import { loadOperatorConfig } from "../../src/operator/config.ts";
import { openOutcome } from "../../src/operator/outcome.ts";
import { signed, type Wanted } from "../../src/operator/signed.ts";
import { aReply } from "../support/fleet.ts";
import { emptyFolder } from "../support/folder.ts";
import { certificates, type Files, hasMosquitto, openListener, openMosquitto, PLACE } from "../support/mosquitto.ts";
import { openCabinet, operator } from "./support.ts";

const LONG = { timeout: 120_000 };
const LIGHT: Wanted = { command: "self-test", arguments: { depth: "light" } };

describe.runIf(hasMosquitto)("an operator", () => {
  test("has a self-test run and gets the diagnostics whole, and is told when a right is lacking", LONG, async () => {
    const { issue } = certificates();
    await using mosquitto = await openMosquitto(issue);
    const files = issue("operator", "listener");
    const boss = operator("operations", ["self-test", "diagnostics"]);
    const watcher = operator("watcher", ["self-test"]);
    await using cabinet = openCabinet(mosquitto.url, issue("cabinet", commonName(PLACE)), {
      operators: [boss.configured, watcher.configured],
    });
    const configured = configOf("operations", boss.privateKey, mosquitto.url, files);
    await expect.poll(() => ask(configured, LIGHT).catch(String), { timeout: 60_000 }).toMatchObject({ result: "done" });
    const { result, archive } = await ask(configured, { command: "diagnostics", arguments: {} });
    expect(result).toBe("done");
    expect(JSON.parse(gunzipSync(archive ?? "").toString())).toHaveProperty("noise");
    const other = configOf("watcher", watcher.privateKey, mosquitto.url, files);
    expect(await ask(other, { command: "diagnostics", arguments: {} })).toMatchObject({
      result: "refused",
      detail: "watcher has no right to the command diagnostics.",
    });
    expect(cabinet.audit.entries).toBe(5);
  });

  test("is told at once that a cabinet is away, that the broker is, or that it lets others command", LONG, async () => {
    const { issue } = certificates();
    await using mosquitto = await openMosquitto(issue);
    const { privateKey } = operator("operations", ["self-test"]);
    const configured = configOf("operations", privateKey, mosquitto.url, issue("operator", "listener"));
    await expect(ask(configured, LIGHT)).rejects.toThrow(
      new UsageError("The cabinet is not connected to the broker. The fleet's page says since when."),
    );
    const stranger = configOf("operations", privateKey, mosquitto.url, issue("stranger", "stranger"));
    await expect(ask(stranger, LIGHT)).rejects.toThrow("The broker does not pass the command on: Publish error: Not authorized.");
    await mosquitto.stop();
    await expect(ask(configured, LIGHT)).rejects.toThrow(`The broker at ${mosquitto.url} cannot be reached`);
  });

  test(
    "waits no longer than said for one that hears and does not answer, and takes no answer that is not of the contract",
    LONG,
    async () => {
      const { issue } = certificates();
      await using mosquitto = await openMosquitto(issue);
      await using silent = await openListener(mosquitto.url, issue("listener", "listener"));
      const { privateKey } = operator("operations", ["self-test"]);
      const configured = configOf("operations", privateKey, mosquitto.url, issue("operator", "listener"));
      await expect(ask(configured, LIGHT, 500)).rejects.toThrow("The cabinet gave no answer within 0.5 s.");
      silent.client.on("message", (topic) => {
        const [, , , , , kind, id] = topic.split("/");
        if (kind === "cmd") void silent.client.publishAsync(`${rootOf(PLACE)}/reply/${id}`, '{"v":1}', { qos: 1 });
      });
      await expect(ask(configured, LIGHT)).rejects.toThrow("The cabinet's answer is not of the contract");
    },
  );
});

describe("an archive in parts", () => {
  const archive = Buffer.from("archive");
  const sha256 = createHash("sha256").update(archive).digest("hex");
  const base64 = archive.toString("base64");
  const part = (nth: number, of: number, text: string) =>
    ({ ...aReply, result: "done", part: nth, of, data: { sha256, archive: text } }) as const;

  test("is put together in whatever order they come, and however often", () => {
    const take = openOutcome();
    expect(take({ ...aReply, result: "accepted" })).toBeUndefined();
    expect(take(part(2, 2, base64.slice(4)))).toBeUndefined();
    expect(take(part(2, 2, base64.slice(4)))).toBeUndefined();
    expect(take(part(1, 2, base64.slice(0, 4)))).toMatchObject({ result: "done", archive });
  });

  test("is refused when it is not what was sent", () => {
    expect(() => openOutcome()(part(1, 1, base64.slice(0, 4)))).toThrow("the archive did not arrive as it was sent");
  });
});

test("a key of another kind signs nothing", () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "key.pem"), "no key");
  expect(() => signed(LIGHT, PLACE, { name: "operations", signingKeyFile: join(folder, "key.pem") })).toThrow(
    /signingKeyFile: .* Make one with openssl/,
  );
});

test("a key of the configuration that nobody knows is refused by its path", () => {
  const file = join(emptyFolder(), "operator.json");
  writeFileSync(
    file,
    JSON.stringify({
      name: "operations",
      signingKeyFile: "k",
      broker: { url: "mqtts://x", caFile: "a", certFile: "b", keyFile: "c", port: 1 },
    }),
  );
  expect(() => loadOperatorConfig(file)).toThrow(/"port"/);
});

function configOf(name: string, key: KeyObject, url: string, files: Files) {
  const signingKeyFile = join(emptyFolder(), "signing.key");
  writeFileSync(signingKeyFile, key.export({ type: "pkcs8", format: "pem" }));
  return { name, signingKeyFile, broker: { url, ...files } };
}

function ask(config: ReturnType<typeof configOf>, wanted: Wanted, patienceMs = 60_000) {
  return askCabinet({ broker: config.broker, command: signed(wanted, PLACE, config), patienceMs, begun: () => {} });
}
