import { resolve } from "node:path";
import { Config, loadConfig } from "../config.ts";
import { openLog } from "../log.ts";
import { runService } from "../service/service.ts";
import { command, wholeNumber } from "./command.ts";
import { stopSignal } from "./stop-signal.ts";
import { whatToTry } from "./what-to-try.ts";

const { server } = Config.parse({});

export const run = command("run", "Watch the tray and serve the screen until SIGINT or SIGTERM.")
  .option("--config <file>", "configuration (JSON); deploy/config.example.json shows every key with its default")
  .option("--port <number>", `instead of server.port, which is ${server.port} by default; 0 takes any free port`, wholeNumber(0, 65_535))
  .option(
    "--host <address>",
    `instead of server.host, which is ${server.host} by default; 0.0.0.0 serves the whole network, and needs server.tokenFile`,
  )
  .option("--bundle <folder>", "instead of vision.bundle, which is the bundle that comes with the program by default")
  .option("--recording <path>", "a folder of pictures or an MJPEG file to play instead of the configured camera")
  .action(async ({ config: file, ...changes }) => {
    const config = withChanges(loadConfig(file), changes);
    await runService(config, {
      log: openLog(config.log.level),
      signal: stopSignal(),
      announce: (url) => console.log([`Blisterscope is at ${url} (Ctrl-C ends it)`, ...whatToTry(config, url)].join("\n")),
    });
  });

interface Changes {
  readonly port?: number;
  readonly host?: string;
  readonly bundle?: string;
  readonly recording?: string;
}

/** Paths are taken from the working folder. */
function withChanges(config: Config, { port, host, bundle, recording }: Changes): Config {
  const { server, camera, vision } = config;
  return {
    ...config,
    server: { ...server, port: port ?? server.port, host: host ?? server.host },
    camera: recording === undefined ? camera : { ...camera, source: "recording", path: resolve(recording) },
    vision: { ...vision, bundle: bundle === undefined ? vision.bundle : resolve(bundle) },
  };
}
