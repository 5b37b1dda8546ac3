import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { resolve } from "node:path";
import type { Log } from "../log.ts";
import { every } from "../process/every.ts";
import { listen } from "../server/listen.ts";
import { openDoor } from "../server/origin.ts";
import { readCertificate } from "../server/tls.ts";
import { openKeeper } from "../server/token.ts";
import { refuseUnread } from "../server/unread.ts";
import { openAllowance } from "./allowance.ts";
import { openSubscription } from "./broker.ts";
import { cabinetRoutes } from "./cabinets.ts";
import type { GatewayConfig } from "./config.ts";
import { openFigures } from "./figures.ts";
import { gatewayApp } from "./http.ts";
import { openIntake } from "./intake.ts";
import { type LinkName, openGatewayMetrics } from "./metrics.ts";
import { openQuery } from "./query.ts";
import { openRefuse } from "./refuse.ts";
import { openRoster } from "./roster.ts";
import { openSeen } from "./seen.ts";
import { takeStates } from "./states.ts";
import { openStore } from "./store.ts";
import { openUps } from "./ups.ts";
import { openWatch } from "./watch.ts";

/** Where `npm run build` puts the fleet's page; the same folder from src/gateway and from dist/gateway. */
const BUILT_PAGE = resolve(import.meta.dirname, "../../dist/fleet-page");

/** All that cabinets say is shared among the copies of the gateway; what they are now, every copy hears. */
const SHARED = ["$share/gateway/blisterscope/v1/+/+/+/metrics", "$share/gateway/blisterscope/v1/+/+/+/event/+"];
const STATES = ["blisterscope/v1/+/+/+/state"];

/** Of messages: an hour of five thousand cabinets. What comes again later is written again, at the same time with the same value. */
const SEEN = 300_000;
const UP_EVERY_MS = 30_000;
const CHANGES_EVERY_MS = 1_000;
const REFRESH_EVERY_MS = 2_000;
/** By then a broker has told of every retained state. */
const SWEEP_AFTER_MS = 60_000;

interface Options {
  readonly log: Log;
  /** When it aborts, the gateway ends. */
  readonly signal: AbortSignal;
  readonly announce: (url: string) => void;
}

/** Runs until the signal aborts. Throws Fault CONFIG_INVALID or PORT_IN_USE. */
export async function runGateway(config: GatewayConfig, { log, signal, announce }: Options): Promise<void> {
  const now = Date.now;
  const connected = new Set<LinkName>();
  const metrics = openGatewayMetrics();
  const refuse = openRefuse({ metrics, log, now });
  const roster = openRoster(now);
  const query = openQuery(config.store.queryUrl);
  await using store = openStore({ url: config.store.writeUrl, metrics, log });
  const silentMs = config.silentMinutes * 60_000;
  await using figures = openFigures(query, silentMs, log);
  const watch = openWatch({ roster, figures, silentMs, now });
  const intake = openIntake({ seen: openSeen(SEEN), allowance: openAllowance(now), metrics, refuse, now });
  const report = (link: LinkName) => (is: boolean) => {
    if (is) connected.add(link);
    else connected.delete(link);
    metrics.connected(link, is);
  };

  await using _messages = openSubscription({
    config: config.broker,
    suffix: "",
    kept: true,
    topics: SHARED,
    take: ({ topic, payload, acknowledge }) => store.take({ series: intake(topic, payload), done: acknowledge }),
    report: report("messages"),
    log,
  });
  await using _states = openSubscription({
    config: config.broker,
    suffix: "-states",
    kept: false,
    topics: STATES,
    take: takeStates({ roster, metrics, refuse, now }),
    report: (is) => {
      report("states")(is);
      if (!is) return;
      roster.begin();
      setTimeout(roster.sweep, SWEEP_AFTER_MS).unref();
    },
    log,
  });
  const ups = openUps({ roster, store, metrics, connected: () => connected.has("states"), now });
  using _ups = every(UP_EVERY_MS, ups.all);
  using _changes = every(CHANGES_EVERY_MS, ups.changes);
  using _refreshing = every(REFRESH_EVERY_MS, watch.refresh);

  const links = () => ({ broker: connected.has("states"), store: Number.isFinite(figures.answeredSinceMs) });
  const routes = cabinetRoutes({ watch, query, links, grafanaUrl: config.grafanaUrl });
  const doors = { door: openDoor(config.server), keeper: openKeeper(config.server) };
  const app = gatewayApp({ routes, metrics, ...doors, page: BUILT_PAGE, log });
  const certificate = readCertificate(config.server);
  const http = certificate ? createTlsServer(certificate, app) : createServer(app);
  refuseUnread(http);
  announce(await listen(http, config.server));
  await aborted(signal);
  http.close();
  http.closeAllConnections();
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener("abort", () => done(), { once: true });
  });
}
