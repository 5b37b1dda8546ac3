import { softmax } from "../../domain/evidence/calibrate.ts";
import { gradCam } from "../../domain/evidence/cam/class-map.ts";
import { candidates } from "../../domain/evidence/candidates.ts";
import { shareOfEvidence } from "../../domain/evidence/evidence-share.ts";
import type { Features } from "../../domain/evidence/features.ts";
import { embedding, type Head } from "../../domain/evidence/head.ts";
import { knownness } from "../../domain/evidence/known-ness.ts";
import { rivalOf } from "../../domain/evidence/rival.ts";
import { place } from "../../domain/evidence/space.ts";
import type { Picture } from "../../domain/frame.ts";
import { median } from "../statistics/statistics.ts";
import { type Figure, figure } from "./figure.ts";
import type { Network, Progress } from "./sides.ts";

interface Parts {
  readonly network: Network;
  readonly head: Head;
  /** At least one. */
  readonly crops: readonly Picture[];
}

/** What it costs to say where the network looked, beyond saying what it saw. */
export async function measureHeatmap({ network, head, crops }: Parts, frames: number, progress: Progress): Promise<Figure> {
  const alone: number[] = [];
  const withHeatmap: number[] = [];
  const classify = async (crop: Picture) => void best(await network.run(crop), head);
  const classifyAndMap = async (crop: Picture) => {
    const features = await network.run(crop);
    shareOfEvidence(gradCam(features, head, best(features, head)));
  };
  for (let frame = 0; frame < frames; frame++) {
    const crop = crops[frame % crops.length];
    if (!crop) throw new RangeError("there is no crop to classify");
    alone.push(await took(() => classify(crop)));
    withHeatmap.push(await took(() => classifyAndMap(crop)));
    progress(2);
  }
  return figure({
    what: "Classification with heatmap against without, median",
    value: median(withHeatmap) / median(alone),
    unit: "",
    target: { at: "most", value: 1.01 },
    from: [
      { what: "with heatmap", value: median(withHeatmap), unit: "ms" },
      { what: "without", value: median(alone), unit: "ms" },
    ],
  });
}

/** Everything a classifier without heatmaps computes: calibrated probabilities, and whether the best item is known. Returns its row. */
function best(features: Features, head: Head): number {
  const near = candidates(place(embedding(features), head.space), head);
  const [first] = near;
  if (!first) throw new RangeError("the head has no rows");
  softmax(
    near.map(({ cosine }) => cosine),
    head.temperature,
  );
  knownness(first.cosine, rivalOf(near, head)?.cosine, head.familiarity);
  return first.row;
}

async function took(run: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await run();
  return performance.now() - startedMs;
}
