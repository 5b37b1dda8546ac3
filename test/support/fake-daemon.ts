import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { Server } from "socket.io";
import type { Commissioning } from "../../src/domain/commissioning.ts";
import type { Teaching, TeachRequest } from "../../src/domain/teaching.ts";
import {
  type Acknowledgement,
  type AcknowledgeResult,
  BEAT_MS,
  type DeviceStatus,
  type FromScreen,
  type Hello,
  type Shown,
  type ToScreen,
  type View,
} from "../../src/protocol.ts";
import { securityHeaders } from "../../src/server/headers.ts";
import { BUILT_PAGE, pageRoutes } from "../../src/server/page.ts";
import { cannedHello, DEVICE } from "./canned-views.ts";
import { DRAWN_ITEMS, drawnReference } from "./drawn-packs.ts";

/** Speaks the daemon's protocol, serves the built page under the same headers, and sends what the test tells it to. */
export interface FakeDaemon extends AsyncDisposable {
  readonly url: string;
  /** What screens have answered, in order. */
  readonly answers: Acknowledgement[];
  /** The orders that screens have ended, and the badges that they have read. */
  readonly ended: string[];
  readonly badges: string[];
  /** The clips that screens have put in the tray, in order. */
  readonly played: (string | null)[];
  /** What was ordered and cancelled over HTTP, in order. */
  readonly requests: { readonly method: string; readonly path: string; readonly body: unknown }[];
  /** How the next answers are acknowledged. */
  reply: AcknowledgeResult;
  /** What the next beats tell of the device. */
  device: DeviceStatus;
  /** Fresh and from this bundle, unless the marks override that. Returns the sequence number, which the page carries once it stands. */
  show(view: View, marks?: Partial<Omit<Shown, "view">>): number;
  /** What the pharmacy has asked for, in order. */
  readonly asked: TeachRequest[];
  /** Where the teaching stands, for screens whose PIN is known: any PIN is. */
  tell(teaching: Teaching): void;
  /** The same of setting the cabinet up. */
  tellCommissioning(state: Commissioning): void;
  /** The camera's picture from now on, five times a second. */
  film(jpeg: Uint8Array): void;
  /** Falls silent but leaves the connection open. */
  fallSilent(): void;
  /** Announces another build to every screen that connects from now on. */
  rebuild(build: string): void;
  /** Hangs up on every screen, and accepts them again. */
  hangUp(): void;
}

export async function openFakeDaemon(changes: Partial<Hello> = {}): Promise<FakeDaemon> {
  let hello: Hello = { ...cannedHello(), formulary: formulary(), ...changes };
  const requests: { method: string; path: string; body: unknown }[] = [];
  const http = createServer(app(requests));
  const io = new Server<FromScreen, ToScreen>(http, { transports: ["websocket"], serveClient: false });
  const answers: Acknowledgement[] = [];
  const ended: string[] = [];
  const badges: string[] = [];
  const played: (string | null)[] = [];
  const asked: TeachRequest[] = [];
  let teaching: Teaching = { step: "resting", version: 2, previous: 1 };
  let commissioning: Commissioning = { at: "rest" };
  let last: Shown | undefined;
  let picture: Uint8Array | undefined;

  io.on("connection", (screen) => {
    screen.emit("hello", hello);
    if (last) screen.emit("view", last);
    screen.on("acknowledge", (message, reply) => {
      answers.push(message);
      reply(daemon.reply);
    });
    screen.on("end", (order, reply) => {
      ended.push(order);
      reply("ended");
    });
    screen.on("badge", (badge, reply) => {
      badges.push(badge);
      reply("read");
    });
    screen.on("play", (clip, reply) => {
      played.push(clip);
      reply("playing");
    });
    screen.on("unlock", (_pin, reply) => {
      if (hello.commissions) screen.emit("commissioning", commissioning);
      else screen.emit("teaching", teaching);
      reply("open");
    });
    screen.on("teach", (request, reply) => {
      asked.push(request);
      reply("done");
    });
  });
  const beating = setInterval(() => io.emit("beat", { at: new Date().toISOString(), device: daemon.device }), BEAT_MS);
  const filming = setInterval(() => picture && io.volatile.emit("preview", picture), 200);
  http.listen(0, "127.0.0.1");
  await once(http, "listening");

  const daemon: FakeDaemon = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    answers,
    ended,
    badges,
    played,
    asked,
    requests,
    tell(next) {
      teaching = next;
      io.emit("teaching", next);
    },
    tellCommissioning(next) {
      commissioning = next;
      io.emit("commissioning", next);
    },
    reply: "recorded",
    device: DEVICE,
    show(view, marks = {}) {
      last = { sequence: (last?.sequence ?? 0) + 1, at: new Date().toISOString(), bundle: hello.bundle, view, ...marks };
      io.emit("view", last);
      return last.sequence;
    },
    film(jpeg) {
      picture = jpeg;
    },
    fallSilent() {
      clearInterval(beating);
      clearInterval(filming);
    },
    rebuild(build) {
      hello = { ...hello, build };
    },
    hangUp() {
      for (const screen of io.sockets.sockets.values()) screen.conn.close();
    },
    async [Symbol.asyncDispose]() {
      daemon.fallSilent();
      await io.close();
    },
  };
  return daemon;
}

/** Takes every order and every cancellation. */
function app(requests: { method: string; path: string; body: unknown }[]): express.Express {
  const app = express();
  app.use(securityHeaders());
  app.get("/references/:item/:face", async (request, response) => {
    const { item, face } = request.params;
    response.type("image/jpeg").send(Buffer.from(await drawnReference(item, face)));
  });
  app.use(express.json(), (request, response, next) => {
    if (request.method === "GET") return next();
    requests.push({ method: request.method, path: request.path, body: request.body });
    response.status(request.method === "POST" ? 202 : 204).json({ id: "01K0000000000000000000TEST" });
  });
  app.use(pageRoutes(BUILT_PAGE));
  return app;
}

function formulary(): Hello["formulary"] {
  return DRAWN_ITEMS.map((item) => ({
    ...item,
    references: ["pill", "print"].map((face) => ({ face, url: `/references/${item.id}/${face}` })),
  }));
}
