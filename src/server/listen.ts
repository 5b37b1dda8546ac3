import { once } from "node:events";
import type { Server } from "node:http";
import { Server as TlsServer } from "node:https";
import { isIPv6 } from "node:net";
import type { Config } from "../config.ts";
import { Fault } from "../errors.ts";

/** Resolves with the address for a browser on this machine. Throws Fault PORT_IN_USE or CONFIG_INVALID, naming the key to change. */
export async function listen(server: Server, { host, port }: Pick<Config["server"], "host" | "port">): Promise<string> {
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    throw listenFault(error, `${bracketed(host)}:${port}`);
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("listens on no port");
  const scheme = server instanceof TlsServer ? "https" : "http";
  return `${scheme}://${isEveryAddress(host) ? "localhost" : bracketed(host)}:${address.port}`;
}

function listenFault(error: unknown, where: string): Fault {
  const { code, message } = error as NodeJS.ErrnoException;
  const fault = (kind: "PORT_IN_USE" | "CONFIG_INVALID", detail: string) => new Fault(kind, detail, { cause: error });
  switch (code) {
    case "EADDRINUSE":
      return fault("PORT_IN_USE", `${where} is taken. Stop the program that holds it, or choose another server.port (0 takes a free one).`);
    case "EACCES":
      return fault("CONFIG_INVALID", `server.port: not allowed to listen on ${where}. Ports below 1024 need CAP_NET_BIND_SERVICE.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return fault(
        "CONFIG_INVALID",
        `server.host: ${where} is not an address of this machine. 127.0.0.1 serves this machine, 0.0.0.0 all.`,
      );
    default:
      return fault("CONFIG_INVALID", `server.host, server.port: cannot listen on ${where}: ${message}`);
  }
}

function isEveryAddress(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

function bracketed(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}
