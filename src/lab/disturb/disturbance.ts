import { createHash } from "node:crypto";
import { randomNumbers } from "../../domain/random.ts";

/**
 * How another photograph of the same packs might differ: other lamp, other camera, tray a little turned. The amounts are those
 * under which held-out photographs of real products were recognized worse by the first versions of this program, and which an
 * enrolment learns (enrolment/disturbed.ts): colour cast, exposure and contrast by up to 20 to 25 %, a blur that leaves large print
 * readable, the noise of a small sensor, a turn as far as a pack is laid askew. Half of the pictures are upside down.
 */
export interface Disturbance {
  /** Factors of red, green and blue. */
  readonly gains: readonly [number, number, number];
  /** Factor of the distance from the picture's mean. */
  readonly contrast: number;
  /** Standard deviation of a Gaussian, in pixels of a picture BLURRED_AT long. */
  readonly blur: number;
  /** Standard deviation, in steps of 255. */
  readonly noise: number;
  /** Radians, clockwise. */
  readonly turn: number;
  /** Of the noise. */
  readonly seed: number;
}

/** Factors of exp(x), x at most this far from zero. */
const CAST = 0.2;
const EXPOSURE = 0.25;
const CONTRAST = 0.25;
const BLUR = 1.4;
const NOISE = 6;
const TURN = (10 * Math.PI) / 180;

/** In a picture of this long side a pack two fifths as long has 320 pixels, as the network sees it. */
export const BLURRED_AT = 740;

/** The copy's disturbance, drawn from the name of its source: the frames of a presentation share theirs. */
export function disturbanceOf(source: string, copy: number): Disturbance {
  const seed = createHash("sha256").update(`${copy} ${source}`).digest().readInt32LE();
  const random = randomNumbers(seed);
  const stray = (most: number) => most * (2 * random() - 1);
  const exposure = Math.exp(stray(EXPOSURE));
  const gain = () => exposure * Math.exp(stray(CAST));
  return {
    gains: [gain(), gain(), gain()],
    contrast: Math.exp(stray(CONTRAST)),
    blur: BLUR * random(),
    noise: NOISE * random(),
    turn: stray(TURN) + (random() < 0.5 ? Math.PI : 0),
    seed,
  };
}
