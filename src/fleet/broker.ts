import { connectAsync, type IClientPublishOptions, type IPublishPacket, type MqttClient } from "mqtt";
import type { Config } from "../config.ts";
import { readNamed } from "../config.ts";
import { commonName, type Place, rootOf } from "../domain/fleet/place.ts";

export interface Message {
  readonly topic: string;
  readonly payload: Uint8Array;
  /** Of the user property of that name. */
  readonly property: (name: string) => string | undefined;
}

/** A connection to the broker, until it ends. */
export interface Broker extends AsyncDisposable {
  /** Resolves on PUBACK. Rejects if nobody was subscribed, unless the broker retains it: after its restart the gateways are away for a while. */
  publish(topic: string, payload: string, how?: { readonly retain: boolean }): Promise<void>;
  /** Resolves when the connection has ended, for whatever reason. */
  readonly ended: Promise<void>;
}

interface Parts {
  readonly fleet: NonNullable<Config["fleet"]>;
  readonly place: Place;
  /** Published by the broker when this connection ends without a word. */
  readonly will: string;
  readonly heard: (message: Message) => void;
}

const PATIENCE_MS = 10_000;
const KEEPALIVE_SECONDS = 20;

/** MQTT 5, 3.4.2.1: a success to mqtt.js, but the broker has kept nothing of it. */
const NO_SUBSCRIBERS = 0x10;

/**
 * Connects once; rejects when that fails. The library neither reconnects nor keeps anything that was not acknowledged: both is the
 * outbox's. Throws Fault CONFIG_INVALID for a file that cannot be read.
 */
export async function openBroker({ fleet, place, will, heard }: Parts): Promise<Broker> {
  const client = await connectAsync(fleet.url, {
    protocolVersion: 5,
    clientId: commonName(place),
    clean: true,
    reconnectPeriod: 0,
    connectTimeout: PATIENCE_MS,
    keepalive: KEEPALIVE_SECONDS,
    ca: readNamed(fleet.caFile, "fleet.caFile"),
    cert: readNamed(fleet.certFile, "fleet.certFile"),
    key: readNamed(fleet.keyFile, "fleet.keyFile"),
    rejectUnauthorized: true,
    will: { topic: `${rootOf(place)}/state`, payload: Buffer.from(will), qos: 1, retain: true },
  });
  const ended = new Promise<void>((resolve) => client.once("close", () => resolve()));
  // What fails closes the connection, and that is what is told.
  client.on("error", () => {});
  client.on("message", (topic, payload, packet) => heard({ topic, payload, property: (name) => propertyOf(packet, name) }));
  const publish = publishing(client);
  await orEnd(client, () => client.subscribeAsync(`${rootOf(place)}/cmd/+`, { qos: 1 }));
  return {
    async publish(topic, payload, { retain } = { retain: false }) {
      const isHeard = await publish(topic, payload, { retain });
      if (!isHeard && !retain) throw new Error("nobody is subscribed at the broker");
    },
    ended,
    /** Without a word, so that the broker publishes the will. */
    async [Symbol.asyncDispose]() {
      await client.endAsync(true);
    },
  };
}

/** Publishes at QoS 1: resolves on PUBACK, with whether anybody was subscribed. */
export function publishing(client: MqttClient): (topic: string, payload: string | Buffer, how: IClientPublishOptions) => Promise<boolean> {
  const unheard = new Set<number>();
  client.on("packetreceive", (packet) => {
    if (packet.cmd === "puback" && packet.reasonCode === NO_SUBSCRIBERS && packet.messageId !== undefined) unheard.add(packet.messageId);
  });
  return async (topic, payload, how) => {
    const acknowledged = client.publishAsync(topic, payload, { ...how, qos: 1 });
    const id = client.getLastMessageId();
    await acknowledged;
    return !unheard.delete(id);
  };
}

async function orEnd(client: MqttClient, use: () => Promise<unknown>): Promise<void> {
  try {
    await use();
  } catch (error) {
    await client.endAsync(true);
    throw error;
  }
}

function propertyOf({ properties }: IPublishPacket, name: string): string | undefined {
  const value = properties?.userProperties?.[name];
  return typeof value === "string" ? value : undefined;
}
