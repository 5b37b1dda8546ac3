import { createServer } from "node:http";
import { checkAudit } from "../audit/check.ts";
import { openSource } from "../camera/open.ts";
import { type Config, loadConfig } from "../config.ts";
import { Fault } from "../errors.ts";
import { readEmptyTray } from "../journey/sight.ts";
import { openLog } from "../log.ts";
import { checkSecrets } from "../outbox/secret.ts";
import { listen } from "../server/listen.ts";
import { openPinKeeper } from "../server/pin.ts";
import { readCertificate } from "../server/tls.ts";
import { openKeeper } from "../server/token.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import { requireSigningKey } from "../vision/bundle/signature.ts";
import { readingFiles } from "../vision/reading/models.ts";
import { command } from "./command.ts";

const HELP = `
Every value that would be used is printed, and everything that the file points at is tried out: the bundle, the recording, the
picture of the empty tray, the data folder, the host and port, the token, the certificate and the secrets of webhooks. The exit code is 1 when
the daemon would not start.
Run it as the daemon's user. A daemon that is running holds its port and its data folder: they count as taken.`;

export const checkConfig = command("check-config", "Check a configuration file and everything that it points at.")
  .option("--config <file>", "the file to check (default: none, the built-in defaults are checked)")
  .addHelpText("after", HELP)
  .action(async ({ config: file }) => {
    const config = loadConfig(file);
    console.log(JSON.stringify(config, null, 2));
    const faults = await faultsOf(config);
    for (const { message } of faults) console.error(message);
    if (faults.length > 0) process.exitCode = 1;
  });

async function faultsOf({ server, camera, vision, reading, enrolment, webhooks, dataDir }: Config): Promise<readonly Fault[]> {
  const checks = [
    openBundle(vision.bundle, vision.publicKeyFile),
    readingFiles(reading),
    checkRecording(camera),
    readEmptyTray(camera.emptyTray),
    Promise.resolve(dataDir).then(checkAudit),
    Promise.resolve(server).then(openKeeper),
    Promise.resolve(server).then(readCertificate),
    Promise.resolve(webhooks).then(checkSecrets),
    Promise.resolve(enrolment).then((pins) => openPinKeeper(pins)),
    enrolment.signingKeyFile === null ? undefined : requireSigningKey(enrolment.signingKeyFile, "enrolment.signingKeyFile"),
    checkAddress(server),
  ];
  const failed = (await Promise.allSettled(checks)).flatMap((check) => (check.status === "rejected" ? [check.reason] : []));
  return failed.map((error) => {
    if (error instanceof Fault) return error;
    throw error;
  });
}

/** Plays the first picture. Without a live camera the daemon starts all the same, and waits for it. */
async function checkRecording(camera: Config["camera"]): Promise<void> {
  if (camera.source !== "recording") return;
  let report: (fault: Fault | undefined) => void = () => {};
  const failing = new Promise<void>((resolve, reject) => {
    report = (fault) => (fault ? reject(fault) : resolve());
  });
  await using _camera = await openSource(camera, report, openLog("silent"));
  await failing;
}

async function checkAddress(address: Config["server"]): Promise<void> {
  const server = createServer();
  await listen(server, address);
  server.close();
}
