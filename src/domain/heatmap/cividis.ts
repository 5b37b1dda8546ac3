/** Red, green and blue, 0 to 255. */
type Colour = readonly [number, number, number];

/**
 * The colour of a share between 0 and 1. Cividis looks the same to people with and without a colour vision
 * deficiency and has neither the green nor the red of a verdict (Nuñez, Anderton and Renslow, PLOS ONE 2018).
 */
export function cividis(share: number): Colour {
  const place = Math.min(1, Math.max(0, share)) * (STOPS.length - 1);
  const index = Math.min(Math.floor(place), STOPS.length - 2);
  const [from, to] = [STOPS[index] ?? DARKEST, STOPS[index + 1] ?? DARKEST];
  const blend = (channel: 0 | 1 | 2) => Math.round(from[channel] + (place - index) * (to[channel] - from[channel]));
  return [blend(0), blend(1), blend(2)];
}

const DARKEST: Colour = [0, 34, 78];

/** Every sixteenth colour of the published table; in between, blue is off by at most ten steps. */
const STOPS: readonly Colour[] = [
  DARKEST,
  [0, 46, 106],
  [26, 56, 111],
  [50, 67, 109],
  [67, 78, 108],
  [83, 90, 109],
  [97, 101, 111],
  [111, 112, 115],
  [125, 124, 120],
  [139, 135, 120],
  [154, 147, 118],
  [170, 160, 115],
  [187, 173, 109],
  [204, 186, 100],
  [221, 200, 88],
  [239, 215, 72],
  [254, 232, 56],
];
