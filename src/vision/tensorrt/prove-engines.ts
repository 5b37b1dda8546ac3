import { embedding } from "../../domain/evidence/head.ts";
import { cosineOf } from "../../domain/evidence/vector.ts";
import { eachAtLeast } from "../../domain/self-test/check.ts";
import { Fault } from "../../errors.ts";
import type { Bundle } from "../bundle/bundle.ts";
import { askKnownAnswers, featuresOf } from "../bundle/known-answers.ts";
import { askKnownTrays } from "../bundle/known-trays.ts";
import { checkProvider } from "../engine/checks.ts";
import type { Engine } from "../engine/engine.ts";

/** The shipped network in float32 is at 0.998 on the worst of its golden frames, and FP16 takes little from that. */
const LEAST_COSINE = 0.997;

type Proven = Pick<Engine, "run" | "locate" | "computing">;

/**
 * Shows every golden frame and known tray of the bundle to the engines, and every golden frame to the bundle's own networks on the CPU beside
 * them. Throws Fault SELF_TEST_FAILED when what they say is farther apart than floats make it. Returns the least cosine between
 * the two networks' embeddings.
 */
export async function proveEngines(bundle: Bundle, engines: Proven, reference: Pick<Engine, "run">): Promise<number> {
  const theirs = await featuresOf(bundle, engines.run);
  const ours = await featuresOf(bundle, reference.run);
  const cosines = [...ours].map(([file, features]) => {
    const other = theirs.get(file);
    return { file, value: other ? cosineOf(embedding(features), embedding(other)) : Number.NaN };
  });
  const checks = [
    ...checkProvider(engines.computing),
    eachAtLeast("known-answer.embedding", cosines, LEAST_COSINE),
    ...(await askKnownAnswers(bundle, engines)),
    ...(await askKnownTrays(bundle, engines.locate)),
  ];
  const failed = checks.filter(({ pass, advisory }) => !pass && !advisory).map(({ id, detail }) => `${id}: ${detail}`);
  if (failed.length > 0)
    throw new Fault(
      "SELF_TEST_FAILED",
      `The engines do not answer as the networks do on the CPU: ${failed.join("; ")}. They are not installed.`,
    );
  return Math.min(...cosines.map(({ value }) => value));
}
