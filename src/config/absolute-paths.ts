import { resolve } from "node:path";
import type { Config } from "../config.ts";
import { withAbsoluteFiles } from "./fleet.ts";

/** Every path of the configuration as seen from the folder `base`. */
export function withAbsolutePaths(config: Config, base: string): Config {
  const { server, camera, vision, reading, enrolment, webhooks } = config;
  const { recognizer } = reading;
  const file = (path: string | null) => (path === null ? null : resolve(base, path));
  return {
    ...config,
    server: {
      ...server,
      tokenFile: file(server.tokenFile),
      tls: server.tls && { certFile: resolve(base, server.tls.certFile), keyFile: resolve(base, server.tls.keyFile) },
    },
    camera: { ...camera, path: resolve(base, camera.path), emptyTray: file(camera.emptyTray) },
    vision: {
      ...vision,
      bundle: resolve(base, vision.bundle),
      publicKeyFile: file(vision.publicKeyFile),
      installDir: resolve(base, vision.installDir),
    },
    reading: {
      ...reading,
      recognizer: recognizer && { model: resolve(base, recognizer.model), characters: resolve(base, recognizer.characters) },
    },
    enrolment: { pinFile: file(enrolment.pinFile), signingKeyFile: file(enrolment.signingKeyFile) },
    webhooks: webhooks.map((receiver) => ({ ...receiver, secretFile: resolve(base, receiver.secretFile) })),
    fleet: config.fleet && withAbsoluteFiles(config.fleet, base),
    dataDir: resolve(base, config.dataDir),
  };
}
