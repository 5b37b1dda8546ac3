import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { io } from "socket.io-client";
import type { Cabinet } from "../cabinet.ts";
import type { FaultCase } from "../fault.ts";

const on = (fault: string, inject: FaultCase["inject"], expects: FaultCase["expects"] = "unmoved"): FaultCase => ({
  area: "socket",
  fault,
  pack: "wrong",
  expects,
  inject,
});

function dial({ url }: Cabinet): Socket {
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname).on("error", () => undefined);
}

/** A screen that is none: says these messages, and waits until the daemon has heard them all. */
async function say(cabinet: Cabinet, messages: readonly [string, ...unknown[]][]): Promise<void> {
  const screen = io(cabinet.url, { transports: ["websocket"], reconnection: false });
  await once(screen as never, "connect");
  for (const [name, ...words] of messages)
    await screen
      .timeout(5_000)
      .emitWithAck(name, ...words)
      .catch(() => undefined);
  screen.disconnect();
}

export const SOCKET_FAULTS: readonly FaultCase[] = [
  on("a screen answers what nobody asked", (cabinet) =>
    say(cabinet, [
      ["acknowledge", { entry: 1, answer: { did: "it-is-right" } }],
      ["acknowledge", { entry: -1 }],
      ["acknowledge", null],
      ["acknowledge", { entry: Number.MAX_SAFE_INTEGER, answer: { did: "override", reason: "other", words: "x".repeat(10_000) } }],
      ["end", { $ne: null }],
      ["end", "__proto__"],
      ["badge", "\u0000"],
      ["scan", "x".repeat(1_024)],
      ["play", "../../etc/passwd"],
    ]),
  ),
  on("a screen shouts: a message of a megabyte", async (cabinet) => {
    const screen = io(cabinet.url, { transports: ["websocket"], reconnection: false });
    await once(screen as never, "connect");
    screen.emit("scan", "x".repeat(1 << 20));
    await once(screen as never, "disconnect");
  }),
  on("five hundred screens come and go at once", async (cabinet) => {
    const screens = Array.from({ length: 500 }, () => io(cabinet.url, { transports: ["websocket"], reconnection: false, forceNew: true }));
    await sleep(3_000);
    for (const screen of screens) screen.disconnect();
  }),
  on("three hundred connections are opened and say nothing", async (cabinet) => {
    const sockets = Array.from({ length: 300 }, () => dial(cabinet));
    await sleep(3_000);
    return () => {
      for (const socket of sockets) socket.destroy();
    };
  }),
  on("a screen takes nothing of what it is sent", async (cabinet) => {
    const screen = io(cabinet.url, { transports: ["websocket"], reconnection: false });
    await once(screen as never, "connect");
    const { engine } = screen.io as unknown as { engine: { transport: { ws: { _socket: Socket } } } };
    engine.transport.ws._socket.pause();
    await sleep(4_000);
    return () => void screen.disconnect();
  }),
];
