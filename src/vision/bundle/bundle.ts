import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Head } from "../../domain/evidence/head.ts";
import type { Item } from "../../domain/item.ts";
import type { CropGeometry } from "../../domain/picture/upright.ts";
import { type Formulary, formularyOf } from "../../domain/verdict/formulary.ts";
import { asFault, Fault } from "../../errors.ts";
import { verifyFiles } from "./bundle-files.ts";
import type { Card } from "./card.ts";
import { readCard } from "./read-card.ts";
import { readHead } from "./read-head.ts";
import { type KeySetting, requireSignature } from "./signature.ts";

/** A model and its formulary, proven to be what its card says. */
export interface Bundle {
  /** Absolute. */
  readonly dir: string;
  /** sha256 of card.json, and so of every byte of the bundle. */
  readonly hash: string;
  readonly card: Card;
  readonly items: readonly Item[];
  /** The same items, with the floors that decide about them. */
  readonly formulary: Formulary;
  readonly head: Head;
  /** Absolute paths of the ONNX models. */
  readonly backbone: string;
  readonly locator: string;
  /** How a pack is cut out of a picture for this network. */
  readonly geometry: CropGeometry;
}

/** With a key, only a bundle that it signed; `setting` is where the configuration names it. Throws Fault BUNDLE_INVALID with the file, what is wrong with it and what to do. */
export async function openBundle(
  dir: string,
  keyFile: string | null = null,
  setting: KeySetting = "vision.publicKeyFile",
): Promise<Bundle> {
  try {
    return await open(resolve(dir), (card) => (keyFile === null ? undefined : requireSignature(resolve(dir), card, keyFile, setting)));
  } catch (error) {
    throw asFault(error, "BUNDLE_INVALID");
  }
}

async function open(dir: string, checkSignature: (card: Uint8Array) => Promise<void> | undefined): Promise<Bundle> {
  const file = join(dir, "card.json");
  const bytes = await readCardFile(file);
  await checkSignature(bytes);
  const card = readCard(file, bytes);
  await verifyFiles(dir, card.files);
  const { side, margin, fill } = card.input;
  const head = join(dir, card.head.file);
  return {
    dir,
    hash: createHash("sha256").update(bytes).digest("hex"),
    card,
    items: card.items,
    formulary: formularyOf(card.items, card.calibration.evidenceShareFloor),
    head: readHead(head, await readFile(head), card),
    backbone: join(dir, card.backbone.file),
    locator: join(dir, card.locator.file),
    geometry: { side, margin, fill },
  };
}

/** Ten thousand items need a tenth of it. */
const CARD_LIMIT_BYTES = 128 * 1024 * 1024;

async function readCardFile(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    if (size > CARD_LIMIT_BYTES) throw new Error(`it has ${size} bytes, at most ${CARD_LIMIT_BYTES} are read`);
    return await readFile(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new Fault("BUNDLE_INVALID", `${file} cannot be read (${reason}). Set vision.bundle to a bundle's folder.`);
  }
}
