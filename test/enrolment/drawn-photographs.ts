import type { Head } from "../../src/domain/evidence/head.ts";
import type { Photograph } from "../../src/enrolment/photograph.ts";
import { normals } from "../support/normals.ts";
import { plainHead } from "../support/plain-head.ts";

export const CHANNELS = 48;
const VIEWS = 12;

/** What another formulary of the same network lends. */
export const BASE: Pick<Head, "space" | "familiarity" | "temperature"> = plainHead([], [], {
  space: {
    channels: CHANNELS,
    center: Float32Array.from({ length: CHANNELS }, (_, channel) => 1 + (channel % 3)),
    basis: new Float32Array(),
    gains: new Float32Array(),
    residualGain: 1,
  },
  familiarity: { bias: -8, nearness: 12, lead: 4 },
});

/** Where packs lie, drawn at random; light and camera move views along the first four channels, and a little along all. */
export function drawPhotographs(seed: number) {
  const draw = normals(seed);
  const pack = () => Float64Array.from({ length: CHANNELS }, () => draw());
  const view = (of: Float64Array) => of.map((value, channel) => value + draw() * (channel < 4 ? 3 : 0.15));
  return {
    pack,
    view,
    photograph: (item: string, picture: string, of: Float64Array): Photograph => ({
      item,
      picture,
      ways: [Array.from({ length: VIEWS }, () => view(of))],
    }),
  };
}
