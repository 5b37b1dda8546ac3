import { connect, type MqttClient } from "mqtt";
import { generate } from "mqtt-packet";
import { readNamed } from "../config.ts";
import type { Log } from "../log.ts";
import type { GatewayConfig } from "./config.ts";

/** A message that the broker keeps until it is acknowledged. */
export interface Delivery {
  readonly topic: string;
  readonly payload: Uint8Array;
  acknowledge(): void;
}

interface Parts {
  readonly config: GatewayConfig["broker"];
  /** What tells this connection from the gateway's other one. */
  readonly suffix: string;
  /** Whether the broker shall keep what comes while the gateway is away. */
  readonly kept: boolean;
  readonly topics: readonly string[];
  readonly take: (delivery: Delivery) => void;
  readonly report: (connected: boolean) => void;
  readonly log: Log;
}

/** Messages that may be under way at once; the broker may allow fewer. */
const MOST_UNDER_WAY = 1_000;
/** A larger one is not even sent to us; those of the contract have at most 64 KiB. */
const LARGEST_PACKET = 256 * 1_024;
const RECONNECT_MS = 2_000;
const KEEPALIVE_SECONDS = 30;

/**
 * Stays connected and subscribed until disposed. Throws Fault CONFIG_INVALID.
 *
 * INVARIANTS: mqtt.js acknowledges a message before it hands over the next. Many must be under way at once, each acknowledged only
 * when the store has it; so it is told not to acknowledge, and the PUBACK is written here: to the connection that brought the message
 * or not at all, because on the next one its number may stand for another message.
 */
export function openSubscription({ config, suffix, kept, topics, take, report, log }: Parts): AsyncDisposable {
  const client = connect(config.url, {
    ...credentialsOf(config),
    protocolVersion: 5,
    clientId: `${config.clientId}${suffix}`,
    clean: !kept,
    resubscribe: false,
    reconnectPeriod: RECONNECT_MS,
    keepalive: KEEPALIVE_SECONDS,
    properties: {
      sessionExpiryInterval: kept ? Math.round(config.sessionHours * 3_600) : 0,
      receiveMaximum: MOST_UNDER_WAY,
      maximumPacketSize: LARGEST_PACKET,
    },
  });
  client.handleMessage = ({ topic, payload, messageId }, callback) => {
    const bytes = typeof payload === "string" ? Buffer.from(payload) : payload;
    take({ topic, payload: bytes, acknowledge: acknowledger(client, messageId) });
    callback(new Error("acknowledged later"));
  };
  client.on("connect", () => {
    client.subscribe([...topics], { qos: 1 }, (error, granted = []) => {
      const refused = granted.filter(({ qos }) => qos >= 128).map(({ topic }) => topic);
      if (error || refused.length > 0) log.error({ err: error, refused }, "the broker refuses the subscription; look at its access list");
      else report(true);
    });
  });
  client.on("close", () => report(false));
  client.on("error", (error) => log.warn({ err: error.message, broker: config.url }, "the broker cannot be reached"));
  return { [Symbol.asyncDispose]: () => client.endAsync() };
}

function acknowledger(client: MqttClient, messageId: number | undefined): () => void {
  const { stream } = client;
  return () => {
    if (messageId === undefined || client.stream !== stream || stream.destroyed) return;
    stream.write(generate({ cmd: "puback", messageId, reasonCode: 0 }, { protocolVersion: 5 }));
  };
}

function credentialsOf({ caFile, certFile, keyFile }: GatewayConfig["broker"]) {
  const ca = caFile !== null && { ca: readNamed(caFile, "broker.caFile") };
  const cert = certFile !== null && { cert: readNamed(certFile, "broker.certFile") };
  const key = keyFile !== null && { key: readNamed(keyFile, "broker.keyFile") };
  return { ...ca, ...cert, ...key };
}
