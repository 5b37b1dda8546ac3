import type { Config } from "../config.ts";
import { type DaemonParts, runDaemon } from "../daemon.ts";
import { openSystemd } from "../device/systemd.ts";
import { Fault, type FaultCode } from "../errors.ts";
import { standBy } from "./stand-by.ts";
import { waitForPort } from "./wait-for-port.ts";

/**
 * What keeps the daemon from opening but not the page from being served: it is shown, and tried again. A service also waits for its port.
 * Everything else ends the program.
 */
const SHOWN: readonly FaultCode[] = ["BUNDLE_INVALID", "MODEL_PROVIDER", "AUDIT_BROKEN", "AUDIT_WRITE"];

/** The daemon, and while it cannot be opened what stands in for it, until the signal aborts. */
export async function runService(config: Config, given: Omit<DaemonParts, "systemd">): Promise<void> {
  const parts = { ...given, systemd: openSystemd(given.log), announce };
  let address = config;
  for (;;) {
    const fault = await runDaemon(address, parts).then(() => undefined, asFault);
    if (!fault || parts.signal.aborted) return;
    if (SHOWN.includes(fault.code)) await standBy(address, fault, parts);
    else if (fault.code === "PORT_IN_USE" && parts.systemd.isThere) await waitForPort(address.server, fault, parts);
    else throw fault;
    if (parts.signal.aborted) return;
  }

  /** A page that is open finds what is opened next at the same port, also where any free one would do. */
  function announce(url: string): void {
    if (address === config) given.announce(url);
    address = { ...config, server: { ...config.server, port: Number(new URL(url).port || 80) } };
  }
}

function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  throw error;
}
