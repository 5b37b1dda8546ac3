import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { connectAsync, type MqttClient } from "mqtt";
import { expect } from "vitest";
import { emptyFolder } from "./folder.ts";

const PROGRAM = "/usr/sbin/mosquitto";

/** Debian's broker; a test that needs it is skipped where it is not installed. */
export const hasMosquitto = existsSync(PROGRAM);

export const PLACE = { tenant: "north", site: "st-anna", cabinet: "ward-3b" };

/** An authority of its own, and certificates that it signs. */
export function certificates(folder = emptyFolder()) {
  const path = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  openssl("req", "-x509", ...key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=test authority");

  /** The common name may hold slashes. */
  function issue(name: string, commonName: string, alternative = "DNS:localhost") {
    const subject = `/CN=${commonName.replaceAll("/", "\\/")}`;
    openssl("req", ...key, "-keyout", `${name}.key`, "-out", `${name}.csr`, "-subj", subject, "-addext", `subjectAltName=${alternative}`);
    openssl("x509", "-req", "-in", `${name}.csr`, "-CA", "ca.pem", "-CAkey", "ca.key", "-days", "2", "-copy_extensions", "copy", "-out", `${name}.pem`);
    return { caFile: path("ca.pem"), certFile: path(`${name}.pem`), keyFile: path(`${name}.key`) };
  }
  return { issue };
}

export type Files = ReturnType<ReturnType<typeof certificates>["issue"]>;

/** A real broker with TLS, in which a cabinet may use its own root alone, and who listens may use all. It can go away and come back. */
export async function openMosquitto(issue: ReturnType<typeof certificates>["issue"]) {
  const folder = emptyFolder();
  const port = await freePort();
  const { caFile, certFile, keyFile } = issue("broker", "localhost");
  writeFileSync(join(folder, "acl"), "pattern readwrite blisterscope/v1/%u/#\nuser listener\ntopic readwrite blisterscope/v1/#\n");
  writeFileSync(
    join(folder, "mosquitto.conf"),
    [
      `listener ${port} 127.0.0.1`,
      `cafile ${caFile}`,
      `certfile ${certFile}`,
      `keyfile ${keyFile}`,
      "require_certificate true",
      "use_identity_as_username true",
      `acl_file ${join(folder, "acl")}`,
      "max_queued_messages 0",
      "user root",
    ].join("\n"),
  );
  let broker: ChildProcess | undefined;

  async function start(): Promise<void> {
    broker = spawn(PROGRAM, ["-c", join(folder, "mosquitto.conf")], { stdio: "ignore" });
    await expect.poll(() => reachable(port), { timeout: 30_000 }).toBe(true);
  }

  async function stop(): Promise<void> {
    if (!broker || broker.exitCode !== null || broker.signalCode !== null) return;
    broker.kill("SIGKILL");
    await once(broker, "exit");
  }

  await start();
  return { url: `mqtts://localhost:${port}`, start, stop, [Symbol.asyncDispose]: stop };
}

export interface Heard {
  readonly topic: string;
  readonly message: Record<string, unknown> & { readonly id: string; readonly at: string };
}

/** Hears all that cabinets say, from now on and what is retained. */
export async function openListener(url: string, files: Files) {
  const client = await clientOf(url, files);
  const heard: Heard[] = [];
  client.on("message", (topic, payload) => heard.push({ topic, message: JSON.parse(payload.toString()) as Heard["message"] }));
  await client.subscribeAsync("blisterscope/v1/#", { qos: 1 });
  return { heard, client, [Symbol.asyncDispose]: () => client.endAsync(true) };
}

export async function clientOf(url: string, { caFile, certFile, keyFile }: Files): Promise<MqttClient> {
  const tls = { ca: readFileSync(caFile), cert: readFileSync(certFile), key: readFileSync(keyFile) };
  const client = await connectAsync(url, { ...tls, protocolVersion: 5, reconnectPeriod: 0 });
  client.on("error", () => {});
  return client;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

async function reachable(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}
