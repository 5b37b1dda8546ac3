import { activationOf, channelsOfMost, scoreCam } from "../../domain/evidence/cam/score-cam.ts";
import type { ActivationMap } from "../../domain/evidence/evidence.ts";
import type { Features } from "../../domain/evidence/features.ts";
import { embedding, type Head, logit } from "../../domain/evidence/head.ts";
import type { Picture } from "../../domain/frame.ts";
import { dimmed } from "./dimmed.ts";
import { saliencyOf } from "./saliency.ts";

interface Trial {
  readonly picture: Picture;
  /** What stands for nothing: a picture of the colour around every pack. */
  readonly nothing: Picture;
  /** The network's of the picture. */
  readonly features: Features;
  readonly head: Head;
  readonly row: number;
  readonly run: (picture: Picture) => Promise<Features>;
}

/** How many channels are tried, and so how often the network is asked about one map. */
export const SCORED_CHANNELS = 16;

/** Score-CAM of the row, the channels' masks at the size of the input (bicubic) and from 0 to 1. */
export async function scoreCamByPasses({ picture, nothing, features, head, row, run }: Trial): Promise<ActivationMap> {
  const scores = new Map<number, number>();
  for (const channel of channelsOfMost(features, head, row, SCORED_CHANNELS)) {
    const mask = saliencyOf(activationOf(features, channel), picture.width);
    const seen = await run(dimmed(picture, nothing, mask));
    scores.set(channel, logit(embedding(seen), head, row));
  }
  return scoreCam(features, scores);
}
