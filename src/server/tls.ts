import { createSecureContext } from "node:tls";
import { type Config, readNamed } from "../config.ts";
import { Fault } from "../errors.ts";

interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** The certificate to show and its key; none for plain http. Throws Fault CONFIG_INVALID, naming the key to change. */
export function readCertificate({ tls }: Pick<Config["server"], "tls">): Certificate | undefined {
  if (tls === null) return undefined;
  const certificate = { cert: readNamed(tls.certFile, "server.tls.certFile"), key: readNamed(tls.keyFile, "server.tls.keyFile") };
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
