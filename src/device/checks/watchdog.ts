import { atLeast, type Check } from "../../domain/self-test/check.ts";

/** Under a service manager, that it ends a daemon which hangs. Nothing is to be checked without one. */
export function checkWatchdog(environment: NodeJS.ProcessEnv = process.env): readonly Check[] {
  if (!environment["NOTIFY_SOCKET"]) return [];
  const seconds = (Number(environment["WATCHDOG_USEC"]) || 0) / 1e6;
  return [atLeast("watchdog.armed", seconds, 1, "the service has no WatchdogSec")];
}
