import { connectAsync, type MqttClient } from "mqtt";
import { readNamed } from "../config.ts";
import { type Reply, SIGNATURE } from "../domain/fleet/command.ts";
import { receive } from "../domain/fleet/receive.ts";
import { reasonOf, UsageError } from "../errors.ts";
import { publishing } from "../fleet/broker.ts";
import type { OperatorConfig } from "./config.ts";
import { type Outcome, openOutcome } from "./outcome.ts";
import type { SignedCommand } from "./signed.ts";

interface Asking {
  readonly broker: OperatorConfig["broker"];
  readonly command: SignedCommand;
  /** For the whole of it. */
  readonly patienceMs: number;
  /** Hears that the cabinet has begun. */
  readonly begun: (detail: string) => void;
}

const CONNECT_MS = 10_000;

/** Publishes the command and waits for what comes of it. Throws UsageError with what to do when nothing does. */
export async function askCabinet({ broker, command, patienceMs, begun }: Asking): Promise<Outcome> {
  const client = await connected(broker);
  try {
    const outcome = outcomeOf(client, begun);
    await client.subscribeAsync(command.replies, { qos: 1 });
    await publish(client, command);
    return await within(patienceMs, outcome);
  } finally {
    await client.endAsync();
  }
}

async function connected({ url, caFile, certFile, keyFile }: OperatorConfig["broker"]): Promise<MqttClient> {
  const tls = {
    ca: readNamed(caFile, "broker.caFile"),
    cert: readNamed(certFile, "broker.certFile"),
    key: readNamed(keyFile, "broker.keyFile"),
  };
  return await connectAsync(url, { ...tls, protocolVersion: 5, reconnectPeriod: 0, connectTimeout: CONNECT_MS }, false).catch((cause) => {
    throw new UsageError(`The broker at ${url} cannot be reached: ${reasonOf(cause)}.`, { cause });
  });
}

async function publish(client: MqttClient, { topic, payload, signature }: SignedCommand): Promise<void> {
  const properties = { userProperties: { [SIGNATURE]: signature } };
  const isHeard = await publishing(client)(topic, payload, { properties }).catch((cause) => {
    throw new UsageError(`The broker does not pass the command on: ${reasonOf(cause)}. Its access list says who may command.`, { cause });
  });
  if (!isHeard) throw new UsageError("The cabinet is not connected to the broker. The fleet's page says since when.");
}

function outcomeOf(client: MqttClient, begun: (detail: string) => void): Promise<Outcome> {
  const take = openOutcome();
  const outcome = new Promise<Outcome>((resolve, reject) => {
    client.on("message", (topic, payload) => {
      const received = receive(topic, payload, Date.now());
      if ("wrong" in received) return reject(new UsageError(`The cabinet's answer is not of the contract: ${received.wrong}`));
      const reply = received.message as Reply;
      if (reply.result === "accepted") begun(reply.detail);
      try {
        const complete = take(reply);
        if (complete) resolve(complete);
      } catch (cause) {
        reject(new UsageError(`The cabinet's answer cannot be used: ${reasonOf(cause)}. Send the command again.`, { cause }));
      }
    });
    client.on("error", () => {});
    client.once("close", () => reject(new UsageError("The broker ended the connection. Send the command again.")));
  });
  // Whoever publishes first may fail before anybody waits for this.
  outcome.catch(() => undefined);
  return outcome;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new UsageError(`The cabinet gave no answer within ${ms / 1_000} s. Its page tells what it does.`)), ms);
  });
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
