import type { Config } from "../config.ts";
import { deviceStatus } from "../device/status.ts";
import type { Fault } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import { every } from "../process/every.ts";
import { BEAT_MS } from "../protocol.ts";
import type { Commissioner } from "../server/commissioning.ts";
import { openDisplay } from "../server/display.ts";
import { pageBuild } from "../server/page.ts";
import { openServer, type Server } from "../server/server.ts";
import { NO_BUNDLE, NO_CAMERA, NO_ENGINE, NO_MAINTENANCE, NO_RECORD, NO_SELF_TEST, refusing } from "./nothing.ts";

/** No verdict comes of a device without its daemon. */
export const STATE = "ADVISORY_OFF";

interface Parts {
  /** Why nothing can be verified. */
  readonly fault: () => Fault;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Where the cabinet is being set up. */
  readonly commissioner?: Commissioner;
}

export interface ClosedPage extends AsyncDisposable {
  readonly server: Server;
  /** Shows the fault on every screen. */
  show(fault: Fault): void;
}

/** The page of a device that verifies nothing, in the daemon's place: a fault on it, and every order is answered with the fault. */
export async function openClosedPage(config: Config, { fault, metrics, log, commissioner }: Parts): Promise<ClosedPage> {
  const display = openDisplay();
  const ready = () => ({ ready: false, state: STATE, ...NO_ENGINE, reasons: [fault().message] }) as const;
  const probes = { ready, metrics: metrics.exposition };
  const { identity, screen, enrolment } = config;
  const page = {
    formulary: NO_BUNDLE,
    build: pageBuild(),
    identity,
    screen,
    demo: false,
    ...(commissioner && { commissioner, enrolment }),
  };
  const server = await openServer({ config: config.server, ...refusing(fault), refusal: fault, probes, ...NO_RECORD, ...page, log });
  const heart = every(BEAT_MS, beat);
  display.connect(server.show);

  function beat(): void {
    const { source } = config.camera;
    const closed = { bundle: NO_BUNDLE, camera: NO_CAMERA, engine: NO_ENGINE, audit: { entries: 0 }, selfTest: NO_SELF_TEST };
    server.beat(deviceStatus({ source, ...closed, maintenance: NO_MAINTENANCE, faults: [fault()], metrics, state: STATE }));
  }

  return {
    server,
    show: display.fault,
    async [Symbol.asyncDispose]() {
      heart[Symbol.dispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}
