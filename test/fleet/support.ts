import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ulid } from "ulid";
import { openAudit } from "../../src/audit/audit.ts";
import { Config } from "../../src/config.ts";
import { type CommandName, SIGNATURE, signedBytes } from "../../src/domain/fleet/command.ts";
import { type Place, rootOf } from "../../src/domain/fleet/place.ts";
import type { SelfTestReport } from "../../src/domain/self-test/report.ts";
import { openFleet } from "../../src/fleet/fleet.ts";
import { openLog } from "../../src/log.ts";
import { openMetrics } from "../../src/metrics.ts";
import { every } from "../../src/process/every.ts";
import { emptyFolder } from "../support/folder.ts";
import { type Files, PLACE } from "../support/mosquitto.ts";

export const BUNDLE = { name: "demo", version: "1.0.0", sha256: "a".repeat(64) };
const AT = "2026-01-01T00:00:00.000Z";

export const aReport: SelfTestReport = {
  id: ulid(),
  trigger: "fleet",
  started: AT,
  ended: AT,
  bundle: BUNDLE.sha256,
  provider: "CPUExecutionProvider",
  pass: true,
  checks: [{ id: "camera.stream", value: 0, limit: 2, bound: "at-most", pass: true, detail: "" }],
};

/** A cabinet's record, metrics and uplink; the rest of the device is made up. */
export function openCabinet(url: string, files: Files, { dataDir = emptyFolder(), operators = [] as object[], snapshotSeconds = 1 } = {}) {
  const audit = openAudit(dataDir);
  const metrics = openMetrics();
  const { fleet } = Config.parse({ fleet: { url, ...PLACE, ...files, operators, snapshotSeconds } });
  const ending = new AbortController();
  const device = { state: "READY" as "READY" | "ADVISORY_OFF", reasons: [] as string[] };
  const condition = () => ({ ...device, bundle: BUNDLE, provider: "cpu" as const, selfTest: aReport });
  const uplink = openFleet({
    fleet,
    audit,
    metrics,
    condition,
    record: audit.record,
    selfTest: { ask: () => aReport.id, find: () => aReport },
    diagnostics: () => Promise.resolve({ noise: Array.from({ length: 20_000 }, () => Math.random()) }),
    stage: () => Promise.reject(new Error("The bundle is not signed.")),
    signal: ending.signal,
    log: openLog("silent"),
  });
  const heart = every(50, uplink.beat);
  return {
    audit,
    metrics,
    device,
    dataDir,
    async [Symbol.asyncDispose]() {
      heart[Symbol.dispose]();
      ending.abort();
      await uplink[Symbol.asyncDispose]();
      audit[Symbol.dispose]();
    },
  };
}

/** A fault that begins: its row tells which number it has. */
export const FAULT = { kind: "fault", part: "camera", code: "CAMERA_STALLED", over: false } as const;

/** Somebody with a key, who may give these commands. */
export function operator(name: string, may: readonly CommandName[]) {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const publicKeyFile = join(emptyFolder(), "operator.pem");
  writeFileSync(publicKeyFile, publicKey.export({ type: "spki", format: "pem" }));
  return { privateKey, configured: { name, publicKeyFile, may } };
}

interface Sent {
  readonly key: KeyObject;
  readonly by: string;
  readonly command: string;
  readonly arguments?: object;
  readonly id?: string;
  readonly atMs?: number;
  readonly livesMs?: number;
  /** Where it is said to belong when it is signed. */
  readonly signedFor?: Place;
}

/** The topic, payload and properties of a command that is signed with that key. */
export function commandOf({ key, by, command, arguments: args = {}, id = ulid(), atMs = Date.now(), livesMs = 60_000, signedFor = PLACE }: Sent) {
  const at = new Date(atMs).toISOString();
  const expires = new Date(atMs + livesMs).toISOString();
  const payload = Buffer.from(JSON.stringify({ v: 1, id, at, expires, command, arguments: args, by }));
  const signature = sign(null, signedBytes(`${rootOf(signedFor)}/cmd/${id}`, payload), key).toString("base64");
  return { id, topic: `${rootOf(PLACE)}/cmd/${id}`, payload, properties: { userProperties: { [SIGNATURE]: signature } } };
}
