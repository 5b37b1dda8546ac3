import { loadGatewayConfig } from "../gateway/config.ts";
import { runGateway } from "../gateway/gateway.ts";
import { openLog } from "../log.ts";
import { command } from "./command.ts";
import { stopSignal } from "./stop-signal.ts";

const HELP = `
It takes what cabinets send to an MQTT broker, writes it to a Prometheus, and serves the page of the fleet. Any number of copies may run, each
with a broker.clientId of its own: docs/fleet-gateway.md lists every key of the configuration.`;

export const gateway = command("gateway", "Gather what a fleet of cabinets tells until SIGINT or SIGTERM.")
  .requiredOption("--config <file>", "configuration (JSON)")
  .addHelpText("after", HELP)
  .action(async ({ config: file }) => {
    const config = loadGatewayConfig(file);
    await runGateway(config, {
      log: openLog(config.log.level),
      signal: stopSignal(),
      announce: (url) => console.log(`The fleet is at ${url} (Ctrl-C ends it)`),
    });
  });
