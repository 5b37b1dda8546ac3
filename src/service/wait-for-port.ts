import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "../config.ts";
import type { DaemonParts } from "../daemon.ts";
import { Fault } from "../errors.ts";
import { listen } from "../server/listen.ts";

/** Between two tries. */
const RETRY_MS = 1_000;

/**
 * Returns when nobody else listens at the daemon's address any more, or when the signal aborts. A service that ended for it would be
 * started again and again, and verify its bundle each time.
 */
export async function waitForPort(
  address: Config["server"],
  taken: Fault,
  { systemd, log, signal }: Omit<DaemonParts, "announce">,
): Promise<void> {
  log.warn({ code: taken.code }, taken.detail);
  systemd.status(`STARTING: ${taken.message}`);
  while (!signal.aborted && (await isTaken(address))) {
    systemd.preparing();
    await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Whatever else is wrong with the address, the daemon says. */
async function isTaken(address: Config["server"]): Promise<boolean> {
  const probe = createServer();
  try {
    await listen(probe, address);
    probe.close();
    return false;
  } catch (error) {
    return error instanceof Fault && error.code === "PORT_IN_USE";
  }
}
