import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Fault, reasonOf, unreadable } from "../../errors.ts";

/**
 * Beside card.json: the 64 bytes of its Ed25519 signature (RFC 8032). The card names every other file by its hash, so they are signed
 * with it. Anybody can check it without this program:
 *
 *     openssl pkeyutl -verify -pubin -inkey public.pem -rawin -in card.json -sigfile card.sig
 */
export const SIGNATURE_FILE = "card.sig";

/** A setting that names a key. */
export type KeySetting = "vision.publicKeyFile" | "enrolment.signingKeyFile";

/** Throws Fault BUNDLE_INVALID unless this key, public or private, signed the card; CONFIG_INVALID when the setting names no such key. */
export async function requireSignature(dir: string, card: Uint8Array, keyFile: string, setting: KeySetting): Promise<void> {
  const key = await readKey(keyFile, createPublicKey).catch((error) => {
    throw new Fault("CONFIG_INVALID", `${setting}: ${reasonOf(error)}`, { cause: error });
  });
  const file = join(dir, SIGNATURE_FILE);
  const signature = await readFile(file).catch((error) => {
    throw new Fault(
      "BUNDLE_INVALID",
      `${unreadable(file, error)} Only bundles signed by the owner of ${keyFile} are taken: sign it with "blisterscope bundle sign".`,
      { cause: error },
    );
  });
  if (verify(null, card, key, signature)) return;
  throw new Fault("BUNDLE_INVALID", `${file} was not made with the key that belongs to ${keyFile}, or card.json was changed since.`);
}

/** Throws Fault CONFIG_INVALID unless the file holds a key that signs. */
export async function requireSigningKey(file: string, setting: KeySetting): Promise<void> {
  await readKey(file, createPrivateKey).catch((error) => {
    throw new Fault("CONFIG_INVALID", `${setting}: ${reasonOf(error)}`, { cause: error });
  });
}

/** Writes the signature of the bundle's card. Rejects with the reason when the key cannot be used. */
export async function signBundle(dir: string, privateKeyFile: string): Promise<void> {
  const key = await readKey(privateKeyFile, createPrivateKey);
  await writeFile(join(dir, SIGNATURE_FILE), sign(null, await readFile(join(dir, "card.json")), key));
}

async function readKey(file: string, parse: (pem: Buffer) => KeyObject): Promise<KeyObject> {
  const pem = await readFile(file).catch((error) => {
    throw new Error(unreadable(file, error), { cause: error });
  });
  const key = parsed(pem, parse);
  if (key?.asymmetricKeyType === "ed25519") return key;
  throw new Error(`${file} holds no Ed25519 key in PEM. Make one: openssl genpkey -algorithm ed25519 -out private.pem`);
}

function parsed(pem: Buffer, parse: (pem: Buffer) => KeyObject): KeyObject | undefined {
  try {
    return parse(pem);
  } catch {
    return undefined;
  }
}
