import type { Config } from "../config.ts";

/** The files and folders that are for the daemon alone. */
export function secretsOf({ dataDir, server, enrolment, webhooks, fleet }: Config): readonly string[] {
  const own = [enrolment.pinFile, enrolment.signingKeyFile, fleet?.keyFile];
  const files = [server.tokenFile, server.tls?.keyFile, ...own, ...webhooks.map(({ secretFile }) => secretFile)];
  return [dataDir, ...files.filter((file) => typeof file === "string")];
}
