import { activationOf, channelsOfMost, scoreCam } from "../../domain/evidence/cam/score-cam.ts";
import type { ActivationMap } from "../../domain/evidence/evidence.ts";
import type { Features } from "../../domain/evidence/features.ts";
import { embedding, type Head, logit } from "../../domain/evidence/head.ts";
import type { Picture } from "../../domain/frame.ts";
import { dimmed } from "./dimmed.ts";
import { saliencyOf } from "./saliency.ts";

interface Parts {
  readonly picture: Picture;
  /** What stands for nothing: a plain picture in the colour that surrounds every pack. */
  readonly nothing: Picture;
  /** What the network makes of the picture. */
  readonly features: Features;
  readonly head: Head;
  readonly row: number;
  readonly run: (picture: Picture) => Promise<Features>;
}

/** Channels that are tried, and so passes of the network per map. */
export const SCORED_CHANNELS = 16;

/** Score-CAM of the row, the channels' masks at the size of the input (bicubic) and from 0 to 1. */
export async function scoreCamByPasses({ picture, nothing, features, head, row, run }: Parts): Promise<ActivationMap> {
  const scores = new Map<number, number>();
  for (const channel of channelsOfMost(features, head, row, SCORED_CHANNELS)) {
    const mask = saliencyOf(activationOf(features, channel), picture.width);
    const seen = await run(dimmed(picture, nothing, mask));
    scores.set(channel, logit(embedding(seen), head, row));
  }
  return scoreCam(features, scores);
}
