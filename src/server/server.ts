import { createServer, type Server as HttpServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import type { Config } from "../config.ts";
import { TRANSACTION_KINDS } from "../domain/verdict/order.ts";
import type { Fault } from "../errors.ts";
import type { Log } from "../log.ts";
import type { DeviceStatus, View } from "../protocol.ts";
import type { Commissioner } from "./commissioning.ts";
import type { Desk, Probes } from "./desk.ts";
import { type Formulary, itemCards } from "./formulary.ts";
import type { History } from "./history.ts";
import { httpApp } from "./http.ts";
import { listen } from "./listen.ts";
import type { Maintenance } from "./maintenance.ts";
import { openDoor } from "./origin.ts";
import { BUILT_PAGE } from "./page.ts";
import type { Pharmacy } from "./pharmacy.ts";
import { openPinKeeper } from "./pin.ts";
import type { KeptAnswers } from "./rest/once.ts";
import { type Clips, openScreens } from "./screens.ts";
import type { SelfTests } from "./self-tests.ts";
import { readCertificate } from "./tls.ts";
import { openKeeper } from "./token.ts";
import { refuseUnread } from "./unread.ts";

export interface Server extends AsyncDisposable {
  /** For a browser on this machine. */
  readonly url: string;
  /** To every screen, and again to each that connects later. */
  show(view: View): void;
  /** Dropped for a screen still busy with what came before. The bytes must not change afterwards. */
  preview(jpeg: Uint8Array): void;
  /** Call this every BEAT_MS. */
  beat(device: DeviceStatus): void;
  /** Milliseconds until the quickest screen has echoed a nonce, at most a second; undefined without a screen. */
  echo(): Promise<number | undefined>;
  /** Call this when another bundle is in use: every screen is told which. */
  renew(): void;
}

interface Parts {
  readonly config: Config["server"];
  readonly desk: Desk;
  readonly probes: Probes;
  /** Of a device that cannot take any order now: what the host is told instead. */
  readonly refusal?: () => Fault;
  readonly selfTests: SelfTests;
  readonly maintenance: Maintenance;
  readonly formulary: Formulary;
  readonly keptAnswers: KeptAnswers;
  readonly history: History;
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
  /** Where the cabinet is set up; only in the daemon's place. */
  readonly commissioner?: Commissioner;
  readonly enrolment?: Pick<Config["enrolment"], "pinFile">;
  readonly log: Log;
  /** The folder of the built page. */
  readonly page?: string;
}

/** The host's interface, the probes and the screens, on one port. Throws Fault PORT_IN_USE or CONFIG_INVALID. */
export async function openServer(parts: Parts): Promise<Server> {
  const { config, formulary, build, identity, screen, demo, clips, enrolment = { pinFile: null }, page = BUILT_PAGE } = parts;
  const doors = { door: openDoor(config), keeper: openKeeper(config), pins: openPinKeeper(enrolment) };
  const certificate = readCertificate(config);
  const app = httpApp({ ...parts, ...doors, page });
  const http = certificate ? createTlsServer({ ...PATIENCE, ...certificate }, app) : createServer(PATIENCE, app);
  http.maxConnections = MAX_CONNECTIONS;
  refuseUnread(http);
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
    commissions: parts.commissioner !== undefined,
    demo,
    ...(demo && clips && { clips: clips.cards }),
  };
  const screens = openScreens(http, { ...parts, ...doors, hello });
  const url = await listen(http, config);

  return {
    url,
    show: screens.show,
    preview: screens.preview,
    beat: screens.beat,
    echo: screens.echo,
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
