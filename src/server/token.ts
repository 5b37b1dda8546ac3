import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import { type Config, readNamed } from "../config.ts";
import { Fault } from "../errors.ts";

/** Who may talk to this device. */
export interface Keeper {
  /** Whether the request comes from this machine itself or shows the token: as a bearer token or, on socket.io, in `auth.token`. */
  admits(request: IncomingMessage, shown?: unknown): boolean;
}

/** A shorter one could be guessed. */
const SHORTEST = 16;
const MAKE_ONE = "make one with: openssl rand -hex 32 > FILE";

/** Throws Fault CONFIG_INVALID where the network could reach the device and no token keeps strangers out. */
export function openKeeper({ host, tokenFile }: Pick<Config["server"], "host" | "tokenFile">): Keeper {
  const token = tokenFile === null ? undefined : digest(readToken(tokenFile));
  if (!token && !isLoopback(host)) {
    throw new Fault(
      "CONFIG_INVALID",
      `server.host: other machines can reach ${host}: set server.tokenFile to a file with a secret token (${MAKE_ONE}), or use 127.0.0.1.`,
    );
  }
  return {
    admits(request, shown = bearerOf(request)) {
      if (isLoopback(request.socket.remoteAddress ?? "")) return true;
      return token !== undefined && typeof shown === "string" && timingSafeEqual(digest(shown), token);
    },
  };
}

export function readToken(file: string): string {
  const token = readNamed(file, "server.tokenFile").trim();
  if (token.length >= SHORTEST) return token;
  throw new Fault("CONFIG_INVALID", `server.tokenFile: the token in ${file} has fewer than ${SHORTEST} characters; ${MAKE_ONE}.`);
}

function bearerOf({ headers }: IncomingMessage): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1];
}

/** Digests have one length, and comparing them tells nothing of the token. */
export function digest(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8);
loopback.addAddress("::1", "ipv6");

function isLoopback(address: string): boolean {
  return address === "localhost" || (isIP(address) !== 0 && loopback.check(address, isIP(address) === 6 ? "ipv6" : "ipv4"));
}
