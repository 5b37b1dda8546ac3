/** A shutdown that takes longer is cut short. */
const SHUTDOWN_MS = 5_000;

/** Aborts at the first SIGINT or SIGTERM, and ends the process if it is then still there after a while. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  const onSignal = () => {
    stop.abort();
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, onSignal);
  return stop.signal;
}
