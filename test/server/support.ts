import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { type IncomingMessage, type RequestOptions, request } from "node:http";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { io, type Socket } from "socket.io-client";
import type { Order } from "../../src/domain/verdict/order.ts";
import { openLog } from "../../src/log.ts";
import type { DeviceStatus, FromScreen, ToScreen } from "../../src/protocol.ts";
import type { Desk, Probes } from "../../src/server/desk.ts";
import type { Formulary } from "../../src/server/formulary.ts";
import type { History } from "../../src/server/history.ts";
import type { Maintenance } from "../../src/server/maintenance.ts";
import type { Pharmacy } from "../../src/server/pharmacy.ts";
import type { KeptAnswers } from "../../src/server/rest/once.ts";
import type { SelfTests } from "../../src/server/self-tests.ts";
import { openServer, type Server } from "../../src/server/server.ts";
import { NO_RECORD } from "../../src/service/nothing.ts";
import { emptyFolder } from "../support/folder.ts";

export const ORDER: Order = {
  id: "01JZ0000000000000000000000",
  transactionId: "cabinet-7/4711",
  kind: "remove",
  item: "paracetamol-500",
  placedAt: "2026-01-02T03:04:05.000Z",
};

export const DEVICE: DeviceStatus = {
  version: "0.1.0",
  bundle: { name: "demo", version: "1", hash: "c0ffee", provisional: true },
  provider: "CPUExecutionProvider",
  threads: 6,
  camera: { source: "recording", frames: 10, dropped: 1 },
  entries: 3,
  faults: [],
  latency: [],
  read: null,
  uptimeSeconds: 60,
  state: "READY",
  maintenanceUntil: null,
  selfTest: null,
  testing: false,
};

export const OPEN = { ...ORDER, state: "open", counted: 0, wanted: 1 } as const;

/** A loopback address, any free port. */
export const ADDRESS = { host: "127.0.0.1", port: 0, allowedOrigins: [], tokenFile: null, tls: null };

/** A desk with one open order. */
export const DESK: Desk = {
  place: () => ({ id: ORDER.id }),
  find: (id) => (id === ORDER.id ? { ...OPEN, waitingBecause: "empty" } : undefined),
  wait: () => Promise.resolve(OPEN),
  cancel: (id) => (id === ORDER.id ? "cancelled" : "unknown"),
  ofTransaction: (transaction) => (transaction === ORDER.transactionId ? OPEN : undefined),
  answer: () => "recorded",
  acknowledge: () => "recorded",
  end: () => "ended",
  badge: () => "read",
  scan: () => "stale",
};

/** Of a device that is in order. */
export const PROBES: Probes = {
  ready: () => ({ ready: true, state: "READY", provider: "CPUExecutionProvider", threads: 6, reasons: [] }),
  metrics: () => Promise.resolve({ contentType: "text/plain; version=0.0.4; charset=utf-8", text: "frames_total 10\n" }),
};

export const SELF_TESTS: SelfTests = { ask: () => "run-1", find: () => undefined, latest: () => undefined };
export const MAINTENANCE: Maintenance = { begin: () => "2026-01-01T00:30:00.000Z", end: () => undefined };

/** Nobody asks it anything. */
export const PHARMACY = {} as Pharmacy;

/** An empty record. */
export const HISTORY: History = NO_RECORD.history;

/** One item with one picture, of one byte. */
export async function makeFormulary(): Promise<Formulary> {
  const dir = emptyFolder();
  await writeFile(join(dir, "paracetamol.jpg"), "x");
  const item = {
    id: ORDER.item,
    name: "Paracetamol",
    strength: "500 mg",
    form: "tablet",
    probabilityFloor: 0.9,
    knownnessFloor: 0.5,
    lookAlikes: [{ item: "ibuprofen-400", marginFloor: 0.5 }],
    reveal: "after_confirm" as const,
    faces: [{ face: "print side", identity: true }],
    inseparable: [],
    references: [{ face: "print side", file: "paracetamol.jpg" }],
  };
  return { dir, hash: "c0ffee", items: [item] };
}

/** A server on a free port of the loopback interface. */
export async function startServer(parts: Partial<Parameters<typeof openServer>[0]> = {}): Promise<Server> {
  return openServer({
    config: ADDRESS,
    desk: DESK,
    probes: PROBES,
    selfTests: SELF_TESTS,
    maintenance: MAINTENANCE,
    formulary: await makeFormulary(),
    keptAnswers: forgetful(),
    history: HISTORY,
    pharmacy: PHARMACY,
    build: "b1",
    identity: { user: false, witness: false },
    screen: { language: "th", sound: true },
    demo: true,
    log: openLog("silent"),
    ...parts,
  });
}

/** Kept as long as the server runs. */
export function forgetful(): KeptAnswers {
  const kept = new Map<string, Parameters<KeptAnswers["keep"]>[1]>();
  return { find: (key) => kept.get(key), keep: (key, answer) => void kept.set(key, answer) };
}

export type Screen = Socket<ToScreen, FromScreen> & AsyncDisposable;

/** A touchscreen, not yet connected. */
export function makeScreen(url: string, headers: Record<string, string> = {}): Screen {
  const socket: Socket<ToScreen, FromScreen> = io(url, {
    transports: ["websocket"],
    forceNew: true,
    autoConnect: false,
    reconnection: false,
    extraHeaders: headers,
  });
  return Object.assign(socket, {
    [Symbol.asyncDispose]: () => {
      socket.disconnect();
      return Promise.resolve();
    },
  });
}

/** Connects the screen, and waits until the server has spoken. */
export async function connected(screen: Screen): Promise<void> {
  const hello = next(screen, "hello");
  screen.connect();
  await hello;
}

/** The next message of that name. */
export function next<Name extends keyof ToScreen>(screen: Screen, name: Name): Promise<Parameters<ToScreen[Name]>[0]> {
  return new Promise((resolve) => {
    const hear = ((message: Parameters<ToScreen[Name]>[0]) => resolve(message)) as never;
    screen.once(name, hear);
  });
}

/** A promise that the test resolves itself. */
export function latch<T = void>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((keep) => {
    resolve = keep;
  });
  return { promise, resolve };
}

/** For what fetch cannot do: set the Host header, and end a request by hand. */
export async function ask(url: string, options: RequestOptions & { body?: string } = {}): Promise<{ status: number; body: unknown }> {
  const outgoing = request(url, options).end(options.body);
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  return { status: incoming.statusCode ?? 0, body: await json(incoming).catch(() => undefined) };
}

/** Places an order with this body. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/v1/verifications`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}
