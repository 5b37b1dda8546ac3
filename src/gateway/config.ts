import { hostname } from "node:os";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { Config, deepFreeze, readJson } from "../config.ts";
import { Fault } from "../errors.ts";

const { server, log } = Config.unwrap().shape;
const file = z.string().min(1).nullable().default(null);

/** What a gateway needs to know. Relative paths are resolved against the configuration file's folder. */
export const GatewayConfig = z
  .strictObject({
    broker: z
      .strictObject({
        url: z.url({ protocol: /^mqtts?$/ }).default("mqtt://127.0.0.1:1883"),
        /** By this the broker knows the gateway again after a restart and hands over what waited: every copy needs its own. */
        clientId: z
          .string()
          .regex(/^[A-Za-z0-9_.-]{1,64}$/, "must be 1 to 64 letters, digits or _ . -")
          .default(`gateway-${hostname()}`.replaceAll(/[^A-Za-z0-9_.-]/g, "-").slice(0, 64)),
        /** PEM: whom to trust, and the gateway's own certificate and key. */
        caFile: file,
        certFile: file,
        keyFile: file,
        /** The broker keeps what comes for a gateway that is away for this long. */
        sessionHours: z.number().min(0.01).max(168).default(72),
      })
      .prefault({}),
    /** Prometheus, or whatever speaks its remote-write 1.0 and answers its query interface. */
    store: z
      .strictObject({
        writeUrl: z.url({ protocol: /^https?$/ }).default("http://127.0.0.1:9090/api/v1/write"),
        queryUrl: z.url({ protocol: /^https?$/ }).default("http://127.0.0.1:9090/api/v1/query"),
      })
      .prefault({}),
    /** The same keys as the daemon's. */
    server,
    /** A connected cabinet of which there have been no figures for so long is silent; they come every minute. */
    silentMinutes: z.number().min(0.05).max(1_440).default(5),
    /** Where a cabinet's boards are; {tenant}, {site} and {cabinet} are put in. null: the page has no such link. */
    grafanaUrl: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null),
    log,
  })
  .readonly();

export type GatewayConfig = z.infer<typeof GatewayConfig>;

/** Throws Fault CONFIG_INVALID with the path of every invalid key. */
export function loadGatewayConfig(path: string): GatewayConfig {
  const parsed = GatewayConfig.safeParse(readJson(path));
  if (!parsed.success) throw new Fault("CONFIG_INVALID", `${path}: ${z.prettifyError(parsed.error)}`);
  return deepFreeze(withAbsolutePaths(parsed.data, dirname(resolve(path))));
}

function withAbsolutePaths(config: GatewayConfig, base: string): GatewayConfig {
  const { broker, server } = config;
  const absolute = (path: string | null) => (path === null ? null : resolve(base, path));
  return {
    ...config,
    broker: { ...broker, caFile: absolute(broker.caFile), certFile: absolute(broker.certFile), keyFile: absolute(broker.keyFile) },
    server: {
      ...server,
      tokenFile: absolute(server.tokenFile),
      tls: server.tls && { certFile: resolve(base, server.tls.certFile), keyFile: resolve(base, server.tls.keyFile) },
    },
  };
}
