import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Vector } from "../../domain/evidence/vector.ts";
import type { Answer } from "../../domain/self-test/answer.ts";
import { EXACT, IN_FLOATS, TOLERANCES, type Tolerances } from "../../domain/self-test/known-answers.ts";
import { Fault } from "../../errors.ts";
import { inFloats, repeats } from "../engine/arithmetic.ts";
import type { Bundle } from "./bundle.ts";
import type { Card } from "./card.ts";
import { formatSafetensors, parseSafetensors, type Tensor } from "./safetensors.ts";

/** The golden frames of a card, each once, in order: a frame may be there for what it is and for what it must not be taken for. */
export function goldenFiles({ golden }: Pick<Card, "golden">): readonly string[] {
  return [...new Set(golden.map(({ file }) => file))];
}

/** One answer for each golden frame, in order. */
export function formatAnswers(answers: readonly Answer[]): Uint8Array {
  return formatSafetensors({
    coordinates: stacked(answers.map(({ coordinates }) => coordinates)),
    cosines: stacked(answers.map(({ cosines }) => cosines)),
    maps: stacked(answers.map(({ map }) => map)),
  });
}

/** What network and head said of each golden frame when the bundle was made, and how closely it must be repeated. */
export interface KeptAnswers {
  readonly of: ReadonlyMap<string, Answer>;
  readonly tolerances: Tolerances;
}

/**
 * The answers that this arithmetic must repeat; where the bundle keeps none of it, those of another, with what the card allows. Throws
 * Fault BUNDLE_INVALID.
 */
export async function readAnswers(bundle: Pick<Bundle, "dir" | "card">, arithmetic: string | undefined): Promise<KeptAnswers> {
  const { answers, backbone } = bundle.card;
  if (!answers) return { of: new Map(), tolerances: TOLERANCES };
  const own = [answers, ...answers.also].find((kept) => repeats(backbone.precision, kept.arithmetic, arithmetic));
  const { file, tolerances } = { ...answers, ...own };
  const others = inFloats(backbone.precision, arithmetic) ? IN_FLOATS : tolerances;
  return { of: await readFrom(bundle, file), tolerances: { ...(own ? EXACT : others), probability: tolerances.probability } };
}

async function readFrom({ dir, card }: Pick<Bundle, "dir" | "card">, kept: string): Promise<ReadonlyMap<string, Answer>> {
  const { backbone, head } = card;
  const files = goldenFiles(card);
  try {
    const tensors = parseSafetensors(await readFile(join(dir, kept)));
    const take = (name: string, length: number) => {
      const tensor = tensors.get(name);
      if (tensor?.shape.join() !== [files.length, length].join())
        throw new Error(`tensor "${name}" is [${tensor?.shape}], card.json expects [${files.length},${length}]`);
      return (frame: number) => tensor.values.subarray(frame * length, (frame + 1) * length);
    };
    const coordinates = take("coordinates", head.dimensions);
    const cosines = take("cosines", head.rows.length);
    const map = take("maps", backbone.rows * backbone.columns);
    return new Map(files.map((file, at) => [file, { coordinates: coordinates(at), cosines: cosines(at), map: map(at) }]));
  } catch (error) {
    throw new Fault("BUNDLE_INVALID", `${kept}: ${error instanceof Error ? error.message : error}. Make the bundle again.`);
  }
}

function stacked(vectors: readonly Vector[]): Tensor {
  const length = vectors[0]?.length ?? 0;
  const values = new Float32Array(vectors.length * length);
  for (const [at, vector] of vectors.entries()) values.set(vector, at * length);
  return { shape: [vectors.length, length], values };
}
