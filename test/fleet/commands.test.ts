import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openLogFile } from "../../src/audit/database.ts";
import { commonName, rootOf } from "../../src/domain/fleet/place.ts";
import { certificates, hasMosquitto, openListener, openMosquitto, PLACE } from "../support/mosquitto.ts";
import { commandOf, openCabinet, operator } from "./support.ts";

const PATIENCE = { timeout: 60_000 };
const LONG = { timeout: 240_000 };
const ROOT = rootOf(PLACE);

async function connected() {
  const { issue } = certificates();
  const mosquitto = await openMosquitto(issue);
  const listener = await openListener(mosquitto.url, issue("listener", "listener"));
  const boss = operator("operations", ["self-test", "diagnostics", "stage-bundle"]);
  const nurse = operator("watcher", ["self-test"]);
  const cabinet = openCabinet(mosquitto.url, issue("cabinet", commonName(PLACE)), {
    operators: [boss.configured, nurse.configured],
    snapshotSeconds: 3_600,
  });
  await expect.poll(() => listener.heard.some(({ topic }) => topic === `${ROOT}/state`), PATIENCE).toBe(true);

  async function send(command: ReturnType<typeof commandOf>, payload: Buffer = command.payload): Promise<void> {
    await listener.client.publishAsync(command.topic, payload, { qos: 1, properties: command.properties });
  }
  const replies = (id: string) => listener.heard.filter(({ topic }) => topic === `${ROOT}/reply/${id}`).map(({ message }) => message);
  const resultOf = async (id: string) => {
    await expect.poll(() => replies(id).at(-1)?.["result"], PATIENCE).toMatch(/done|failed|refused/);
    return replies(id).at(-1);
  };
  return {
    ...{ cabinet, boss, nurse, send, replies, resultOf },
    async [Symbol.asyncDispose]() {
      await cabinet[Symbol.asyncDispose]();
      await listener[Symbol.asyncDispose]();
      await mosquitto[Symbol.asyncDispose]();
    },
  };
}

describe.runIf(hasMosquitto)("a command from afar", () => {
  test("is obeyed when it is signed by who may give it, answered, and a row of the record", LONG, async () => {
    await using fleet = await connected();
    const command = commandOf({ key: fleet.boss.privateKey, by: "operations", command: "self-test", arguments: { depth: "light" } });
    await fleet.send(command);
    expect(await fleet.resultOf(command.id)).toMatchObject({ result: "done", detail: "The self-test passed.", data: { selfTest: { pass: true } } });
    expect(fleet.replies(command.id).map(({ result }) => result)).toEqual(["accepted", "done"]);
    using log = openLogFile(fleet.cabinet.dataDir, "read");
    const rows = [...log.after(0)].map(({ kind, body }) => ({ kind, ...JSON.parse(body) }));
    expect(rows).toMatchObject([
      { kind: "command", id: command.id, command: "self-test", by: "operations", result: "accepted" },
      { kind: "command", id: command.id, result: "done" },
    ]);
  });

  test("sends an archive in parts that fit in messages", LONG, async () => {
    await using fleet = await connected();
    const command = commandOf({ key: fleet.boss.privateKey, by: "operations", command: "diagnostics" });
    await fleet.send(command);
    await fleet.resultOf(command.id);
    const parts = () => fleet.replies(command.id).filter(({ part }) => part !== undefined);
    await expect.poll(() => parts().length === parts()[0]?.["of"], PATIENCE).toBe(true);
    expect(parts().length).toBeGreaterThan(1);
    const archive = Buffer.from(parts().map(({ data }) => (data as { archive: string }).archive).join(""), "base64");
    expect(createHash("sha256").update(archive).digest("hex")).toBe((parts()[0]?.["data"] as { sha256: string }).sha256);
    expect(JSON.parse(gunzipSync(archive).toString())).toHaveProperty("noise");
  });

  test("is refused, with a row that says why, when anything about it is wrong", LONG, async () => {
    await using fleet = await connected();
    const { boss, nurse } = fleet;
    const good = { key: boss.privateKey, by: "operations", command: "self-test", arguments: { depth: "light" } };
    const once = commandOf(good);
    await fleet.send(once);
    await fleet.resultOf(once.id);
    const wrong = [
      [commandOf({ ...good, key: nurse.privateKey }), "not signed with the key of operations"],
      [commandOf({ ...good, by: "nobody" }), "not signed"],
      [commandOf({ ...good, signedFor: { ...PLACE, cabinet: "other" } }), "not signed"],
      [commandOf({ ...good, key: nurse.privateKey, by: "watcher", command: "diagnostics" }), "watcher has no right"],
      [commandOf({ ...good, command: "unlock" }), "command"],
      [commandOf({ ...good, command: "set-threshold", arguments: { floor: 0 } }), "command"],
      [commandOf({ ...good, atMs: Date.now() - 60_000, livesMs: 30_000 }), "expired"],
      [commandOf({ ...good, livesMs: 86_400_000 }), "longer than 10 minutes"],
      [commandOf({ ...good, atMs: Date.now() - 300_000, livesMs: 599_000 }), "before this cabinet's daemon was started"],
      [commandOf({ ...good, atMs: Date.now() + 86_400_000 }), "ahead"],
    ] as const;
    for (const [command, because] of wrong) {
      await fleet.send(command);
      expect(await fleet.resultOf(command.id), because).toMatchObject({ result: "refused", detail: expect.stringContaining(because) });
    }
    const changed = commandOf(good);
    await fleet.send(changed, Buffer.from(changed.payload.toString().replace("light", "full")));
    expect(await fleet.resultOf(changed.id)).toMatchObject({ result: "refused" });
    const before = fleet.cabinet.audit.entries;
    await fleet.send(once);
    await expect.poll(() => fleet.replies(once.id).at(-1)?.["detail"], PATIENCE).toContain("has come before");
    expect(fleet.cabinet.audit.entries).toBe(before + 1);
  });

  test("fills no record, however many come", LONG, async () => {
    await using fleet = await connected();
    for (let nth = 0; nth < 100; nth += 1) {
      await fleet.send(commandOf({ key: fleet.nurse.privateKey, by: "operations", command: "self-test", arguments: { depth: "light" } }));
    }
    await expect.poll(() => fleet.cabinet.audit.entries, PATIENCE).toBe(20);
  });
});
