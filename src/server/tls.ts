import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import type { Config } from "../config.ts";
import { Fault, unreadable } from "../errors.ts";

interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** The certificate to show and its key; none for plain http. Throws Fault CONFIG_INVALID, naming the key to change. */
export function readCertificate({ tls }: Pick<Config["server"], "tls">): Certificate | undefined {
  if (tls === null) return undefined;
  const certificate = { cert: read("certFile", tls.certFile), key: read("keyFile", tls.keyFile) };
  try {
    createSecureContext(certificate);
  } catch (error) {
    throw new Fault(
      "CONFIG_INVALID",
      `server.tls: ${tls.certFile} and ${tls.keyFile} must be a certificate and its own private key, both PEM: ${(error as Error).message}`,
      { cause: error },
    );
  }
  return certificate;
}

function read(name: "certFile" | "keyFile", file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Fault("CONFIG_INVALID", `server.tls.${name}: ${unreadable(file, error)}`, { cause: error });
  }
}
