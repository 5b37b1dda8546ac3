import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { hostname } from "node:os";
import type { Config } from "../config.ts";
import { Problem } from "./problem.ts";

/** Says why a request is refused, or nothing when it is let in. */
export type Door = (request: IncomingMessage) => Problem | undefined;

/**
 * Keeps out the pages of strangers, which a browser on this network may have open.
 * - Host: a name that is not ours is a stranger's name pointed at our address (DNS rebinding). An address cannot be rebound.
 * - Origin: the page that asks must come from the host that it asks, or be listed in server.allowedOrigins.
 */
export function openDoor({ host, allowedOrigins }: Pick<Config["server"], "host" | "allowedOrigins">): Door {
  const allowed = allowedOrigins.map((origin) => new URL(origin));
  const names = new Set(["localhost", host, hostname(), ...allowed.map((origin) => origin.hostname)].map((name) => name.toLowerCase()));

  return (request) => {
    const asked = hostOf(request);
    if (!asked || !(isAddress(asked.hostname) || names.has(asked.hostname))) {
      const name = JSON.stringify(request.headers.host ?? "");
      return new Problem("foreign-host", `${name} is not this device's name. Use its address, or list the page in server.allowedOrigins.`);
    }
    const { origin } = request.headers;
    if (origin === undefined) return undefined;
    const page = parseUrl(origin);
    if (page && (page.host === asked.host || allowed.some((other) => other.href === page.href))) return undefined;
    return new Problem(
      "foreign-origin",
      `${JSON.stringify(origin)} is not an allowed origin. List it in server.allowedOrigins if it should be.`,
    );
  };
}

/** What the Host header names, with its port. */
export function hostOf(request: IncomingMessage): URL | undefined {
  return parseUrl(`http://${request.headers.host ?? ""}`);
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function isAddress(name: string): boolean {
  return isIP(name.replace(/^\[(.*)\]$/, "$1")) !== 0;
}
