import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { connectAsync, type MqttClient } from "mqtt";
import { ulid } from "ulid";
import { type Place, rootOf } from "../../src/domain/fleet/place.ts";
import { openQuery, type Query } from "../../src/gateway/query.ts";
import { freePort, type Program, runProgram, until } from "./programs.ts";
import { requires } from "./requires.ts";

/** For `describe.runIf`. */
export const fleetIsHere = [requires("mosquitto", "mosquitto"), requires("prometheus", "prometheus")].every(Boolean);

const PROGRAM = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

export interface GatewayProcess extends Program {
  readonly url: string;
}

/** A real broker and a real store, and as many gateways as are started. */
export interface FleetStack extends AsyncDisposable {
  readonly query: Query;
  readonly writeUrl: string;
  readonly broker: string;
  startGateway(name: string, changes?: object): Promise<GatewayProcess>;
  /** Ends the store, and starts it again with what it had. */
  stopStore(): Promise<void>;
  startStore(): Promise<void>;
  /** A publisher of whatever; the broker here lets everybody say anything. */
  openCabinet(): Promise<MqttClient>;
}

export async function openFleetStack(): Promise<FleetStack> {
  const folder = mkdtempSync(join(tmpdir(), "blisterscope-fleet-"));
  const [brokerPort, storePort] = [await freePort(), await freePort()];
  const broker = `mqtt://127.0.0.1:${brokerPort}`;
  const store = `http://127.0.0.1:${storePort}`;
  const query = openQuery(`${store}/api/v1/query`);
  const gateways: Program[] = [];
  const cabinets: MqttClient[] = [];
  let prometheus: Program | undefined;

  mkdirSync(join(folder, "broker"));
  const settings = [
    `listener ${brokerPort} 127.0.0.1`,
    "allow_anonymous true",
    "max_queued_messages 0",
    "max_inflight_messages 100",
    "log_type error",
  ];
  writeFileSync(join(folder, "mosquitto.conf"), `${settings.join("\n")}\n`);
  writeFileSync(join(folder, "prometheus.yml"), "storage: { tsdb: { out_of_order_time_window: 72h } }\n");
  const mosquitto = runProgram("mosquitto", "-c", join(folder, "mosquitto.conf"));

  async function startStore(): Promise<void> {
    prometheus = runProgram(
      "prometheus",
      `--config.file=${join(folder, "prometheus.yml")}`,
      `--storage.tsdb.path=${join(folder, "store")}`,
      "--web.enable-remote-write-receiver",
      `--web.listen-address=127.0.0.1:${storePort}`,
      "--log.level=error",
    );
    await until(
      () => fetch(`${store}/-/ready`),
      ({ ok }) => ok,
      "the store",
    );
  }

  async function openCabinet(): Promise<MqttClient> {
    const client = await connectAsync(broker, { protocolVersion: 5, clean: true });
    cabinets.push(client);
    return client;
  }

  async function startGateway(name: string, changes: object = {}): Promise<GatewayProcess> {
    const file = join(folder, `${name}.json`);
    const config = {
      broker: { url: broker, clientId: name },
      store: { writeUrl: `${store}/api/v1/write`, queryUrl: `${store}/api/v1/query` },
      server: { port: 0 },
      log: { level: "error" },
    };
    writeFileSync(file, JSON.stringify({ ...config, ...changes }));
    const child = spawn(process.execPath, [PROGRAM, "gateway", "--config", file], { stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise<void>((done) => child.once("exit", () => done()));
    let url: string | undefined;
    for await (const line of createInterface(child.stdout)) {
      url = /^The fleet is at (\S+)/.exec(line)?.[1];
      if (url) break;
    }
    if (!url) throw new Error("the gateway ended before it said where it is");
    child.stdout.resume();
    async function kill(): Promise<void> {
      child.kill("SIGKILL");
      await ended;
    }
    const gateway = { url, process: child, kill, [Symbol.asyncDispose]: kill };
    gateways.push(gateway);
    await until(
      () => metricsOf(gateway),
      (text) => text.includes('connected{link="messages"} 1') && text.includes('connected{link="states"} 1'),
      "the gateway's connections",
    );
    return gateway;
  }

  await until(openCabinet, () => true, "the broker");
  await startStore();
  return {
    query,
    writeUrl: `${store}/api/v1/write`,
    broker,
    startGateway,
    startStore,
    stopStore: async () => await prometheus?.kill(),
    openCabinet,
    async [Symbol.asyncDispose]() {
      for (const cabinet of cabinets) cabinet.end(true);
      for (const program of [...gateways, mosquitto, prometheus]) await program?.[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function metricsOf({ url }: Pick<GatewayProcess, "url">): Promise<string> {
  return await (await fetch(`${url}/metrics`)).text();
}

/** The value of one of the gateway's own series, written as in its exposition. */
export async function metricOf(gateway: Pick<GatewayProcess, "url">, series: string): Promise<number> {
  const line = (await metricsOf(gateway)).split("\n").find((one) => one.startsWith(`${series} `));
  return Number(line?.split(" ")[1]);
}

/** A snapshot of a cabinet that has counted so many verdicts. */
export function snapshot(verdicts: number, atMs: number, id = ulid()) {
  const samples = [
    ["blisterscope_ready", {}, 1],
    ["blisterscope_verdicts_total", { look: "match" }, verdicts],
  ];
  return { v: 1, id, at: new Date(atMs).toISOString(), boot: "01KBBZ5N3R8F6Z1W2Q4T7Y9ABC", samples };
}

/** Sends a message as that cabinet; resolves once the broker has it. */
export async function send(client: MqttClient, place: Place, channel: string, message: unknown, retain = false): Promise<void> {
  const payload = typeof message === "string" || message instanceof Buffer ? message : JSON.stringify(message);
  await client.publishAsync(`${rootOf(place)}/${channel}`, payload, { qos: 1, retain });
}
