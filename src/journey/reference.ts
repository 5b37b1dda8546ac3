import { type Check, none } from "../domain/self-test/check.ts";
import type { Log } from "../log.ts";
import type { Confinement } from "../process/confined.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import { askKnownAnswers } from "../vision/bundle/known-answers.ts";
import { openEngine } from "../vision/engine/engine.ts";

/** For a picture; nobody waits for it. */
const TIMEOUT_MS = 60_000;

interface Parts {
  readonly bundle: Bundle;
  /** See openEngine. */
  readonly confinement?: Confinement | undefined;
  readonly log: Pick<Log, "info" | "warn">;
}

/**
 * A GPU rounds, and a small change of the network is lost in its rounding. The processor adds 8-bit numbers exactly: the network is loaded
 * there too, for as long as it takes to ask it for the bundle's known answers. Rejects with the engine's fault.
 */
export async function askReference({ bundle, confinement, log }: Parts): Promise<readonly Check[]> {
  await using engine = openEngine({ bundle, provider: "cpu", confinement, timeoutMs: TIMEOUT_MS, report: () => undefined, log });
  await engine.ready();
  const failed = (await askKnownAnswers(bundle, engine)).filter(({ pass }) => !pass);
  return [
    none(
      "known-answer.reference",
      failed.map(({ id, detail }) => `${id}: ${detail}`),
    ),
  ];
}
