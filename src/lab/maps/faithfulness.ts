import type { Picture } from "../../domain/frame.ts";
import { mean } from "../../domain/mean.ts";
import { randomNumbers } from "../../domain/random.ts";
import { dimmed } from "./dimmed.ts";
import { imputed } from "./impute.ts";
import { ranked, type Saliency } from "./saliency.ts";

/** How the item's probability responds when what a map calls important is removed, or restored. */
export interface Faithfulness {
  /** Area under the probability curve as pixels are removed, most important first; less is better. */
  readonly deletion: number;
  /** As they are restored, most important first; more is better. Both: Petsiuk et al., "RISE", BMVC 2018. */
  readonly insertion: number;
  /** Mean probability with the most relevant pixels imputed; less is better (ROAD, see impute.ts). */
  readonly roadMorf: number;
  /** With the least relevant pixels imputed; more is better. */
  readonly roadLerf: number;
  /** Half their difference. */
  readonly road: number;
  /** Relative drop of the probability when the picture is dimmed by its map; less is better. */
  readonly drop: number;
  /** Whether it rises instead. Both: Chattopadhyay et al., "Grad-CAM++", WACV 2018. */
  readonly increase: boolean;
}

interface Parts {
  readonly picture: Picture;
  /** What stands for nothing: a plain picture in the colour that surrounds every pack. */
  readonly nothing: Picture;
  /** The item's probability on a picture. */
  readonly ask: (picture: Picture) => Promise<number>;
}

const STEPS = 10;
const REMOVED_SHARES = [0.2, 0.4, 0.6, 0.8];
const SEED = 1;

/** Passes of the network per map. */
export const PASSES = 2 * (STEPS + 1) + 2 * REMOVED_SHARES.length + 2;

export async function faithfulness(saliency: Saliency, { picture, nothing, ask }: Parts): Promise<Faithfulness> {
  const falling = ranked(saliency);
  const rising = falling.toReversed();
  const random = randomNumbers(SEED);
  const first = (order: Uint32Array, share: number) => order.subarray(0, Math.round(share * order.length));
  const steps = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS);

  const deleted = await inTurn(steps, (share) => ask(mixed(picture, nothing, first(falling, share))));
  const inserted = await inTurn(steps, (share) => ask(mixed(nothing, picture, first(falling, share))));
  const without = (order: Uint32Array) => inTurn(REMOVED_SHARES, (share) => ask(imputed(picture, first(order, share), random)));
  const [roadMorf, roadLerf] = [mean(await without(falling)), mean(await without(rising))];
  const before = await ask(picture);
  const after = await ask(dimmed(picture, nothing, saliency));
  return {
    deletion: areaBelow(deleted),
    insertion: areaBelow(inserted),
    roadMorf,
    roadLerf,
    road: (roadLerf - roadMorf) / 2,
    drop: before > 0 ? Math.max(0, before - after) / before : 0,
    increase: after > before,
  };
}

async function inTurn(shares: readonly number[], answer: (share: number) => Promise<number>): Promise<readonly number[]> {
  const answers: number[] = [];
  for (const share of shares) answers.push(await answer(share));
  return answers;
}

/** The first picture with these places taken from the other. */
function mixed(picture: Picture, other: Picture, places: Uint32Array): Picture {
  const rgb = new Uint8Array(picture.rgb);
  for (const place of places) rgb.set(other.rgb.subarray(3 * place, 3 * place + 3), 3 * place);
  return { ...picture, rgb };
}

/** By the trapezoidal rule, for equal steps from 0 to 1. */
function areaBelow(curve: readonly number[]): number {
  const ends = ((curve[0] ?? 0) + (curve.at(-1) ?? 0)) / 2;
  return (curve.reduce((sum, value) => sum + value, 0) - ends) / (curve.length - 1);
}
