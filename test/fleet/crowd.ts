import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ulid } from "ulid";
import type { Sample } from "../../src/domain/fleet/metrics.ts";
import { lastWill, snapshot, snapshotTopic, state, stateTopic } from "./simulated.ts";
import type { Stack } from "./stack.ts";
import { openSteadyClient, type SteadyClient } from "./steady-client.ts";

/** Simulated cabinets, each with a connection to the broker of its own, or sharing a few. */
export interface Crowd extends AsyncDisposable {
  /** The first so many say that they are online. */
  appear(cabinets: number): Promise<unknown>;
  /** The nth one's last will. */
  leave(nth: number): Promise<unknown>;
  /** One snapshot of the nth one, taken at that time; the same id makes it a message that comes again. */
  tell(nth: number, snapshot: { readonly samples: readonly Sample[]; readonly atMs: number; readonly id?: string }): Promise<unknown>;
  /** So many snapshots, from so many cabinets in turn, at that rate. Resolves when the broker has acknowledged each, with a gateway to hear it. */
  send(snapshots: number, cabinets: number, perSecond: number): Promise<void>;
}

const CERTIFICATES = new URL("../../deploy/fleet/certificates", import.meta.url).pathname;
const NAME = "gateway-crowd";
const TICK_MS = 50;
/** Connections that are made at the same time. */
const TOGETHER = 50;

/** Lets one more name of the broker's inner listener speak for every cabinet, and connects under it. */
export async function openCrowd(stack: Stack, connections: number): Promise<Crowd> {
  const folder = join(stack.folder, "certificates");
  execFileSync(CERTIFICATES, [folder, "gateway", NAME]);
  appendFileSync(join(stack.folder, "broker.acl"), `\nuser ${NAME}\ntopic write blisterscope/v1/#\n`);
  process.kill(stack.pid("broker") ?? 0, "SIGHUP");
  const { broker } = JSON.parse(readFileSync(join(stack.folder, "gateway-1.json"), "utf8"));
  const read = (file: string) => readFileSync(join(folder, file));
  const own = { ca: read("authority.pem"), cert: read(`gateways/${NAME}.pem`), key: read(`gateways/${NAME}.key`) };
  const clients: SteadyClient[] = [];
  while (clients.length < connections) {
    const some = Array.from({ length: Math.min(TOGETHER, connections - clients.length) }, (_, nth) => clients.length + nth);
    clients.push(...(await Promise.all(some.map((nth) => openSteadyClient(broker.url, { ...own, clientId: `${NAME}-${nth}` })))));
  }
  const boot = ulid();

  async function say(nth: number, topic: string, message: object, retain: boolean): Promise<void> {
    await clients[nth % clients.length]?.say(topic, message, retain);
  }

  return {
    appear(cabinets) {
      const nowMs = Date.now();
      return Promise.all(Array.from({ length: cabinets }, (_, nth) => say(nth, stateTopic(nth), state(nowMs), true)));
    },
    leave: (nth) => say(nth, stateTopic(nth), lastWill(Date.now()), true),
    tell: (nth, { samples, atMs, id = ulid(atMs) }) => say(nth, snapshotTopic(nth), { ...snapshot(nth, atMs, boot), id, samples }, false),
    async send(snapshots, cabinets, perSecond) {
      const startedMs = Date.now();
      const sent: unknown[] = [];
      while (sent.length < snapshots) {
        const due = Math.min(snapshots, Math.ceil(((Date.now() - startedMs) / 1_000) * perSecond));
        while (sent.length < due) {
          const nth = sent.length % cabinets;
          sent.push(say(nth, snapshotTopic(nth), snapshot(nth, Date.now(), boot), false));
        }
        await sleep(TICK_MS);
      }
      await Promise.all(sent);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(clients.map((client) => client[Symbol.asyncDispose]()));
    },
  };
}
