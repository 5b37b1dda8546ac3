import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";

/** Why a message is not passed on. */
export const REFUSALS = ["topic", "size", "json", "contract", "ahead", "old", "duplicate", "series", "store"] as const;
export type RefusalReason = (typeof REFUSALS)[number];

const OUTCOMES = ["taken", "refused", "away"] as const;
export type WriteOutcome = (typeof OUTCOMES)[number];

const KINDS = ["state", "metrics", "event"] as const;
export type MessageKind = (typeof KINDS)[number];

export const LINKS = ["messages", "states"] as const;
export type LinkName = (typeof LINKS)[number];

export type GatewayMetrics = ReturnType<typeof openGatewayMetrics>;

/** The gateway's own series; every one is there from the first scrape. */
export function openGatewayMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: "blisterscope_gateway_" });
  const messages = new Counter({
    name: "blisterscope_gateway_messages_total",
    help: "Messages of cabinets that were in order.",
    labelNames: ["kind"],
    registers,
  });
  const refused = new Counter({
    name: "blisterscope_gateway_refused_total",
    help: "Messages that were not passed on.",
    labelNames: ["reason"],
    registers,
  });
  const samples = new Counter({ name: "blisterscope_gateway_samples_total", help: "Samples that the store has taken.", registers });
  const writes = new Counter({
    name: "blisterscope_gateway_writes_total",
    help: "Requests to the store.",
    labelNames: ["outcome"],
    registers,
  });
  const waiting = new Gauge({ name: "blisterscope_gateway_waiting", help: "Messages that the store has not taken yet.", registers });
  const connected = new Gauge({
    name: "blisterscope_gateway_connected",
    help: "1 while the broker is connected.",
    labelNames: ["link"],
    registers,
  });
  const cabinets = new Gauge({
    name: "blisterscope_gateway_cabinets",
    help: "Cabinets that are known.",
    labelNames: ["online"],
    registers,
  });

  for (const kind of KINDS) messages.inc({ kind }, 0);
  for (const reason of REFUSALS) refused.inc({ reason }, 0);
  for (const outcome of OUTCOMES) writes.inc({ outcome }, 0);
  for (const link of LINKS) connected.set({ link }, 0);

  return {
    message: (kind: MessageKind) => messages.inc({ kind }),
    refused: (reason: RefusalReason) => refused.inc({ reason }),
    wrote(outcome: WriteOutcome, count: number) {
      writes.inc({ outcome });
      if (outcome === "taken") samples.inc(count);
    },
    waiting: (count: number) => waiting.set(count),
    connected: (link: LinkName, is: boolean) => connected.set({ link }, is ? 1 : 0),
    cabinets(online: number, offline: number) {
      cabinets.set({ online: "true" }, online);
      cabinets.set({ online: "false" }, offline);
    },
    exposition: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}
