import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { Head } from "../../domain/evidence/head.ts";
import type { Item } from "../../domain/item.ts";
import type { CropGeometry } from "../../domain/picture/upright.ts";
import { type Formulary, formularyOf } from "../../domain/verdict/formulary.ts";
import { asFault, Fault } from "../../errors.ts";
import { textOf } from "../../text.ts";
import { verifyFiles } from "./bundle-files.ts";
import { Card, SCHEMA } from "./card.ts";
import { contradictions } from "./card-contradictions.ts";
import { parseSafetensors } from "./safetensors.ts";

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

/** Throws Fault BUNDLE_INVALID with the file, what is wrong with it and what to do. */
export async function openBundle(dir: string): Promise<Bundle> {
  try {
    return await open(resolve(dir));
  } catch (error) {
    throw asFault(error, "BUNDLE_INVALID");
  }
}

async function open(dir: string): Promise<Bundle> {
  const text = await readFile(join(dir, "card.json")).catch((error) => {
    throw refused(dir, "card.json", `cannot be read (${reason(error)}). Set vision.bundle to a bundle's folder.`);
  });
  const card = parseCard(dir, textOf(text));
  await verifyFiles(dir, card.files);
  const { side, margin, fill } = card.input;
  return {
    dir,
    hash: createHash("sha256").update(text).digest("hex"),
    card,
    items: card.items,
    formulary: formularyOf(card.items, card.calibration.evidenceShareFloor),
    head: await readHead(dir, card),
    backbone: join(dir, card.backbone.file),
    locator: join(dir, card.locator.file),
    geometry: { side, margin, fill },
  };
}

function parseCard(dir: string, text: string): Card {
  const json = parseJson(dir, text);
  const { schema } = z.looseObject({ schema: z.unknown() }).catch({ schema: undefined }).parse(json);
  if (schema !== SCHEMA) {
    const found = schema === undefined ? "no schema" : `schema ${JSON.stringify(schema)}`;
    throw refused(
      dir,
      "card.json",
      `has ${found}, this program reads "${SCHEMA}". Install a bundle of that schema, or the program that reads this one.`,
    );
  }
  const parsed = Card.safeParse(json);
  if (!parsed.success) throw refused(dir, "card.json", `does not fit its schema:\n${z.prettifyError(parsed.error)}`);
  const [first, ...more] = contradictions(parsed.data);
  if (first) throw refused(dir, "card.json", `contradicts itself:\n${[first, ...more].map((sentence) => `✖ ${sentence}`).join("\n")}`);
  return parsed.data;
}

function parseJson(dir: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refused(dir, "card.json", `is not JSON (${reason(error)}). Copy the whole bundle again.`);
  }
}

async function readHead(dir: string, { head, backbone, calibration }: Card): Promise<Head> {
  const bytes = await readFile(join(dir, head.file));
  try {
    const tensors = parseSafetensors(bytes);
    const take = (name: string, shape: readonly number[]): Float32Array => {
      const tensor = tensors.get(name);
      if (!tensor) throw new Error(`has no tensor "${name}"`);
      if (tensor.shape.join() !== shape.join())
        throw new Error(`tensor "${name}" is [${tensor.shape.join(", ")}], card.json expects [${shape.join(", ")}]`);
      if (!tensor.values.every(Number.isFinite)) throw new Error(`tensor "${name}" holds infinities or NaNs`);
      return tensor.values;
    };
    const { channels } = backbone;
    const [residualGain = Number.NaN] = take("residualGain", [1]);
    return {
      space: {
        channels,
        center: take("center", [channels]),
        basis: take("basis", [head.dimensions, channels]),
        gains: take("gains", [head.dimensions]),
        residualGain,
      },
      rows: head.rows,
      directions: take("directions", [head.rows.length, head.dimensions]),
      temperature: calibration.temperature,
      familiarity: calibration.familiarity,
    };
  } catch (error) {
    throw refused(dir, head.file, `${reason(error)}. Make the bundle again.`);
  }
}

function refused(dir: string, file: string, why: string): Fault {
  return new Fault("BUNDLE_INVALID", `${join(dir, file)} ${why}`);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
