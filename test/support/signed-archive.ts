import { generateKeyPairSync } from "node:crypto";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { create } from "tar";
import { signBundle } from "../../src/vision/bundle/signature.ts";

export interface KeyFiles {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** A new pair of Ed25519 keys, as PEM files in the folder. */
export async function keyPairIn(folder: string): Promise<KeyFiles> {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const files = { privateKey: join(folder, "private.pem"), publicKey: join(folder, "public.pem") };
  await writeFile(files.privateKey, privateKey.export({ type: "pkcs8", format: "pem" }));
  await writeFile(files.publicKey, publicKey.export({ type: "spki", format: "pem" }));
  return files;
}

/** Signs the bundle, and packs it as the documents say. */
export async function signedArchive(bundle: string, { privateKey }: KeyFiles, out: string): Promise<string> {
  await signBundle(bundle, privateKey);
  await create({ file: out, cwd: bundle, gzip: true }, await readdir(bundle));
  return out;
}
