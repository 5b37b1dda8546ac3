import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const UP = fileURLToPath(new URL("../../deploy/fleet/up", import.meta.url));

/** What deploy/fleet/up runs, in a folder of its own and on free ports. */
export interface Stack extends AsyncDisposable {
  readonly folder: string;
  /** Where a part that runs is: "127.0.0.1:18880" for the broker, "http://127.0.0.1:18882" for others, and "alerts", where they are sent. */
  address(part: string): string;
  /** Of the process that runs now; undefined while it is started anew. */
  pid(part: string): number | undefined;
}

export interface StackOptions {
  readonly store?: "prometheus" | "victoria-metrics";
  readonly gateways?: number;
  readonly cabinets?: number;
  /** Keys of every cabinet's configuration. */
  readonly cabinet?: object;
}

/** Nothing runs on when the tests are broken off. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const up of running) up.kill("SIGTERM");
});

/** Resolves when all of it answers. */
export async function bringUp({ store = "prometheus", gateways = 0, cabinets = 0, cabinet = {} }: StackOptions = {}): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), "blisterscope-fleet-"));
  const how = { folder, port: await freePorts(11), store, gateways, cabinets, cabinet: JSON.stringify(cabinet) };
  const words = Object.entries(how).flatMap(([option, value]) => [`--${option}`, `${value}`]);
  const up = spawn(UP, words, { stdio: ["ignore", "pipe", "inherit"] });
  running.add(up);
  up.once("exit", () => running.delete(up));
  const addresses = await announced(up);
  return {
    folder,
    address: (part) => addresses.get(part) ?? "",
    pid(part) {
      try {
        return Number(readFileSync(join(folder, "run", `${part}.pid`), "utf8"));
      } catch {
        return undefined;
      }
    },
    async [Symbol.asyncDispose]() {
      if (up.exitCode === null) {
        up.kill("SIGTERM");
        await once(up, "exit");
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function announced(up: ChildProcess): Promise<Map<string, string>> {
  const addresses = new Map<string, string>();
  if (!up.stdout) throw new Error("up has no stdout");
  for await (const line of createInterface(up.stdout)) {
    if (line === "The fleet is up.") return addresses;
    const [, part = "", address = ""] = /^([a-z0-9-]+)(?: go to)? (.+?)\/?$/.exec(line) ?? [];
    addresses.set(part, address);
  }
  throw new Error("up ended before the fleet was up");
}

/** The first of so many consecutive ports. */
async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 10_000);
    const free = await Promise.all(Array.from({ length: count }, (_, nth) => isFree(first + nth)));
    if (free.every(Boolean)) return first;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
    server.close();
    await once(server, "close");
    return true;
  } catch {
    return false;
  }
}
