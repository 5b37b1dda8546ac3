import { expect, test } from "vitest";
import type { Picture } from "../../../src/domain/frame.ts";
import { plain } from "../../../src/lab/maps/sanity.ts";
import { SCORED_CHANNELS, scoreCamByPasses } from "../../../src/lab/maps/score-cam.ts";
import { smallHead } from "../../support/small-head.ts";

const SIDE = 8;
const nothing = plain(SIDE, [0, 0, 0]);
const picture = plain(SIDE, [200, 200, 200]);
const CHANNELS = SCORED_CHANNELS + 4;

/** Every channel is active in one half of the picture: the even ones on the left, the odd ones on the right. */
const features = {
  channels: CHANNELS,
  rows: 1,
  columns: 2,
  values: Float32Array.from({ length: 2 * CHANNELS }, (_, at) => (at % 2 === Math.floor(at / 2) % 2 ? 1 : 0)),
};
const head = smallHead([Array(CHANNELS).fill(1 / Math.sqrt(CHANNELS))]);

/** A network that sees nothing but how bright the picture's left half is. */
function seesTheLeft({ rgb }: Picture) {
  const bright = rgb.filter((_, at) => Math.floor(at / 3) % SIDE < SIDE / 2).reduce((sum, value) => sum + value, 0);
  return Promise.resolve({ ...features, values: new Float32Array(2 * CHANNELS).fill(bright / rgb.length / 10) });
}

test("Score-CAM finds what the network looks at, though every channel weighs the same in the head", async () => {
  const { values } = await scoreCamByPasses({ picture, nothing, features, head, row: 0, run: seesTheLeft });
  const [left = 0, right = 0] = values;
  expect(left).toBeGreaterThan(0.99);
  expect(right).toBeLessThan(0.01);
});

test("Score-CAM takes as many passes as are announced, each with the picture through a mask", async () => {
  const shown: Picture[] = [];
  const run = (masked: Picture) => {
    shown.push(masked);
    return seesTheLeft(masked);
  };
  await scoreCamByPasses({ picture, nothing, features, head, row: 0, run });
  expect(shown).toHaveLength(SCORED_CHANNELS);
  for (const { rgb } of shown) expect([Math.min(...rgb), Math.max(...rgb)]).toEqual([0, 200]);
});
