import { createServer, type Server as HttpServer } from "node:http";
import type { Socket } from "node:net";
import type { Config } from "../config.ts";
import { TRANSACTION_KINDS } from "../domain/verdict/order.ts";
import type { Log } from "../log.ts";
import type { DeviceStatus, View } from "../protocol.ts";
import type { Desk, Probes } from "./desk.ts";
import { type Formulary, itemCards } from "./formulary.ts";
import { httpApp } from "./http.ts";
import { listen } from "./listen.ts";
import { openDoor } from "./origin.ts";
import { BUILT_PAGE } from "./page.ts";
import type { Pharmacy } from "./pharmacy.ts";
import { openPinKeeper } from "./pin.ts";
import { type Clips, openScreens } from "./screens.ts";
import { openKeeper } from "./token.ts";

export interface Server extends AsyncDisposable {
  /** For a browser on this machine. */
  readonly url: string;
  /** To every screen, and again to each that connects later. */
  show(view: View): void;
  /** Dropped for a screen still busy with what came before. The bytes must not change afterwards. */
  preview(jpeg: Uint8Array): void;
  /** Call this every BEAT_MS. */
  beat(device: DeviceStatus): void;
  /** Call this when another bundle is in use: every screen is told which. */
  renew(): void;
}

interface Parts {
  readonly config: Config["server"];
  readonly desk: Desk;
  readonly probes: Probes;
  readonly formulary: Formulary;
  /** A page of another build reloads itself. */
  readonly build: string;
  readonly identity: Config["identity"];
  readonly screen: Config["screen"];
  /** True only with the recorded camera. */
  readonly demo: boolean;
  /** What a person may put in the recorded tray; only in the demo. */
  readonly clips?: Clips | undefined;
  /** Where the formulary is changed; without it nobody can. */
  readonly pharmacy?: Pharmacy;
  readonly enrolment?: Config["enrolment"];
  readonly log: Log;
  /** The folder of the built page. */
  readonly page?: string;
}

/** The host's interface, the probes and the screens, on one port. Throws Fault PORT_IN_USE or CONFIG_INVALID. */
export async function openServer(parts: Parts): Promise<Server> {
  const {
    config,
    desk,
    formulary,
    build,
    identity,
    screen,
    demo,
    clips,
    pharmacy,
    enrolment = { pinFile: null },
    log,
    page = BUILT_PAGE,
  } = parts;
  const door = openDoor(config);
  const keeper = openKeeper(config);
  const pins = openPinKeeper(enrolment);
  const http = createServer(PATIENCE, httpApp({ ...parts, door, keeper, pins, page }));
  http.maxConnections = MAX_CONNECTIONS;
  const hangUp = trackSockets(http);
  const hello = {
    build,
    get bundle() {
      return formulary.hash;
    },
    get formulary() {
      return itemCards(formulary);
    },
    kinds: TRANSACTION_KINDS,
    policy: identity,
    screen,
    teaches: enrolment.pinFile !== null,
    demo,
    ...(demo && clips && { clips: clips.cards }),
  };
  const screens = openScreens(http, { hello, desk, clips, door, keeper, pharmacy, pins, log });
  const url = await listen(http, config);

  return {
    url,
    show: screens.show,
    preview: screens.preview,
    beat: screens.beat,
    renew: screens.renew,
    async [Symbol.asyncDispose]() {
      const closed = screens.close();
      hangUp();
      await closed;
    },
  };
}

/** Limits how long a client that dribbles its request can hold a connection. */
const PATIENCE = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 2_000 };

/** A handful of screens and one host need a dozen; the rest of the process's file handles are for the camera and the record. */
const MAX_CONNECTIONS = 256;

/** Returns a function that ends every connection, kept-alive and upgraded ones included. */
function trackSockets(http: HttpServer): () => void {
  const sockets = new Set<Socket>();
  http.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}
