import { readNamed } from "../config.ts";
import { Fault } from "../errors.ts";

/** Bytes, as the Standard Webhooks ask for. */
const FEWEST = 24;
const MAKE_ONE = 'make one with: echo "whsec_$(openssl rand -base64 32)" > FILE';

/** Reads the secrets of all receivers. Throws Fault CONFIG_INVALID for the first that cannot be used. */
export function checkSecrets(receivers: readonly { readonly secretFile: string }[]): void {
  for (const { secretFile } of receivers) readSecret(secretFile);
}

/** The key in the file, which holds "whsec_" and its Base64. Throws Fault CONFIG_INVALID. */
export function readSecret(file: string): Uint8Array {
  const text = readNamed(file, "webhooks.secretFile").trim();
  const base64 = /^whsec_([A-Za-z0-9+/]+=*)$/.exec(text)?.[1];
  const secret = base64 === undefined ? undefined : Buffer.from(base64, "base64");
  if (secret && secret.length >= FEWEST) return secret;
  const wrong = secret ? `is a secret of fewer than ${FEWEST} bytes` : 'is not "whsec_" followed by Base64';
  throw new Fault("CONFIG_INVALID", `webhooks.secretFile: what ${file} holds ${wrong}; ${MAKE_ONE}.`);
}
