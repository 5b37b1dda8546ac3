import { setTimeout as sleep } from "node:timers/promises";
import { connectAsync, type IClientOptions, type MqttClient } from "mqtt";
import { publishing } from "../../src/fleet/broker.ts";

/** A client that behaves as a cabinet does: it connects anew when the connection ends, and says again what was not acknowledged. */
export interface SteadyClient extends AsyncDisposable {
  /** Resolves when the broker has acknowledged it, and somebody was subscribed, or it is retained. */
  say(topic: string, message: object, retain: boolean): Promise<void>;
}

interface Connection {
  readonly client: MqttClient;
  readonly publish: ReturnType<typeof publishing>;
  /** Rejects when the connection ends. */
  readonly ended: Promise<never>;
}

const AGAIN_MS = 500;

/** Resolves once it is connected. */
export async function openSteadyClient(url: string, options: IClientOptions): Promise<SteadyClient> {
  let current: Promise<Connection> | undefined;

  async function connect(): Promise<Connection> {
    const client = await connectAsync(url, { ...options, protocolVersion: 5, reconnectPeriod: 0 });
    client.on("error", () => {});
    const ended = new Promise<never>((_, reject) => client.once("close", () => reject(new Error("the connection has ended"))));
    ended.catch(forget);
    return { client, publish: publishing(client), ended };
  }

  function forget(): void {
    current = undefined;
  }

  function connected(): Promise<Connection> {
    if (!current) {
      current = connect();
      current.catch(forget);
    }
    return current;
  }

  /** Whether it need not be said again. */
  async function said(topic: string, payload: string, retain: boolean): Promise<boolean> {
    try {
      const { publish, ended } = await connected();
      return (await Promise.race([publish(topic, payload, { retain }), ended])) || retain;
    } catch {
      return false;
    }
  }

  await connected();
  return {
    async say(topic, message, retain) {
      const payload = JSON.stringify(message);
      while (!(await said(topic, payload, retain))) await sleep(AGAIN_MS);
    },
    async [Symbol.asyncDispose]() {
      const { client } = await connected();
      await client.endAsync();
    },
  };
}
