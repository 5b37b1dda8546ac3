import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import { hostname } from "node:os";
import type { Config } from "../config.ts";
import { Problem } from "./problem.ts";

/** Says why a request is refused, or nothing when it is let in. */
export interface Door {
  http(request: IncomingMessage): Problem | undefined;
  /** A browser names its page on every WebSocket; a program that names none is let in only from this machine. */
  socket(request: IncomingMessage): Problem | undefined;
}

/**
 * Keeps out the pages of strangers, which a browser on this network may have open.
 * - Host: a name that is not ours is a stranger's name pointed at our address (DNS rebinding). An address cannot be rebound.
 * - Origin: the page that asks must come from the host that it asks, or be listed in server.allowedOrigins.
 */
export function openDoor({ host, allowedOrigins }: Config["server"]): Door {
  const allowed = allowedOrigins.map((origin) => new URL(origin));
  const names = new Set(["localhost", host, hostname(), ...allowed.map((origin) => origin.hostname)].map((name) => name.toLowerCase()));

  function http(request: IncomingMessage): Problem | undefined {
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
  }

  function socket(request: IncomingMessage): Problem | undefined {
    if (request.headers.origin !== undefined || isLoopback(request.socket.remoteAddress ?? "")) return http(request);
    return new Problem("foreign-origin", "Programs on other machines must send an Origin header.");
  }

  return { http, socket };
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

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8);
loopback.addAddress("::1", "ipv6");

function isLoopback(address: string): boolean {
  return loopback.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}
