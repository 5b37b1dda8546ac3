import { isIPv6 } from "node:net";
import type { Config } from "../config.ts";
import { readToken } from "../server/token.ts";

/** Where a command on the same machine reaches the daemon that runs with this configuration, and what it shows there. */
export function daemonAt({ server }: Pick<Config, "server">): { readonly url: string; readonly headers: Readonly<Record<string, string>> } {
  const host = server.host === "0.0.0.0" || server.host === "::" ? "127.0.0.1" : server.host;
  return {
    url: `${server.tls ? "https" : "http"}://${isIPv6(host) ? `[${host}]` : host}:${server.port}`,
    headers: server.tokenFile === null ? {} : { authorization: `Bearer ${readToken(server.tokenFile)}` },
  };
}
