import { exemplarOf } from "../../enrolment/exemplar.ts";
import { learn } from "../../enrolment/learn.ts";
import type { Sight } from "../../journey/sight.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import { askKnownAnswers } from "../../vision/bundle/known-answers.ts";
import { askKnownTrays } from "../../vision/bundle/known-trays.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import type { Quantity } from "./figure.ts";
import { residentMib } from "./processes.ts";

interface Parts {
  readonly bundle: Bundle;
  readonly engine: Engine;
  readonly jpegs: readonly Uint8Array[];
  readonly look: Sight["look"];
  /** Ids by name. */
  readonly processes: Readonly<Record<string, number>>;
}

/** Photographs that are enrolled for the measurement. */
const PHOTOGRAPHS = 5;

/** What the rest costs, beside frames. */
export async function measureCosts({ bundle, engine, jpegs, look, processes }: Parts): Promise<readonly Quantity[]> {
  const selfTest = await tookMs(async () => {
    await askKnownAnswers(bundle, engine);
    await askKnownTrays(bundle, engine.locate);
  });
  const photographs = jpegs.slice(0, PHOTOGRAPHS);
  const enrolment = await tookMs(() => learn(exemplars(photographs), { engine, geometry: bundle.geometry }));
  return [
    { what: "self-test", value: selfTest, unit: "ms" },
    { what: "enrolment, a photograph", value: enrolment / photographs.length, unit: "ms" },
    ...Object.entries(processes).map(([name, pid]) => ({
      what: `memory of ${name}, at most`,
      value: residentMib(pid, "VmHWM"),
      unit: "MiB" as const,
    })),
  ];

  async function* exemplars(pictures: readonly Uint8Array[]) {
    for (const [nth, jpeg] of pictures.entries()) {
      const scene = await look(jpeg);
      const [pack] = scene.packs;
      const about = { file: `${nth}`, item: "measured", product: "measured", located: true };
      if (pack) yield await exemplarOf({ ...about, jpeg, scene, scale: 1, box: pack.corners });
    }
  }
}

async function tookMs(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
