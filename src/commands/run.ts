import { loadConfig } from "../config.ts";
import { runDaemon } from "../daemon.ts";
import { openLog } from "../log.ts";
import { type Command, parse } from "./command.ts";
import { whatToTry } from "./what-to-try.ts";

/** After this, a shutdown that hangs is ended by force. */
const SHUTDOWN_MS = 5_000;

export const run: Command = {
  summary: "Watch the tray and serve the screen until SIGINT or SIGTERM.",
  help: "Usage: blisterscope run [--config FILE]\n\n  --config FILE  a JSON file; every key has a default (deploy/config.example.json shows all)",
  async run(args) {
    const { values } = parse(args, { config: { type: "string" } });
    const config = loadConfig(values.config);
    await runDaemon(config, {
      log: openLog(config.log.level),
      signal: stopSignal(),
      announce: (url) => console.log([`Blisterscope is at ${url} (Ctrl-C ends it)`, ...whatToTry(config, url)].join("\n")),
    });
    return 0;
  },
};

/** Aborts at the first SIGINT or SIGTERM, and then sees to it that the process ends. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  const onSignal = () => {
    stop.abort();
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, onSignal);
  return stop.signal;
}
