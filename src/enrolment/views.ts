import type { Picture } from "../domain/frame.ts";
import { breadthOf, lengthOf, moved, type Quad, stretched, turned } from "../domain/geometry.ts";
import { type CropGeometry, cropUpright } from "../domain/picture/upright.ts";
import { randomNumbers } from "../domain/random.ts";
import { disturbed } from "./disturbed.ts";

/** Of a pack lying one way. */
const VIEWS = 16;
/** How far the locator may be off: radians, shares of the length; the outline is rather too large than too small. */
const TURN = (5 * Math.PI) / 180;
const SHIFT = 0.02;
const GROWTH = { least: -0.03, most: 0.12 };
/** Above this ratio of the sides the locator may take either one for the long one. */
const NEARLY_SQUARE = 0.85;

/**
 * The crops that an enrolment learns from one photograph of a pack, for each way in which the pack may lie: cut a little wrongly,
 * in other lights, through other cameras, half of them upside down. The first of each way is untouched.
 */
export function* viewsOf(picture: Picture, box: Quad, geometry: CropGeometry, seed: number): Generator<Generator<Picture>> {
  const random = randomNumbers(seed);
  yield views(box);
  const squareness = breadthOf(box) / lengthOf(box);
  if (squareness > NEARLY_SQUARE) yield views(turned(stretched(box, 1, 1 / squareness)));

  function* views(lying: Quad): Generator<Picture> {
    const upsideDown = turned(turned(lying));
    yield cropUpright(picture, lying, geometry);
    yield cropUpright(picture, upsideDown, geometry);
    for (let view = 2; view < VIEWS; view++) {
      const crop = cropUpright(picture, jittered(view % 2 === 0 ? lying : upsideDown, random), geometry);
      yield disturbed(crop, geometry.fill, random);
    }
  }
}

/** Of a frame lying one way. They are cut a little wrongly, too; light and camera are those of every later verification. */
const FRAME_VIEWS = 3;

/**
 * The same of a frame that a camera took of a pack: fewer views, and a way of its own for each end of the pack that may come first,
 * a half turn after the other, or a quarter turn where the pack is nearly square.
 */
export function* viewsOfFrame(picture: Picture, box: Quad, geometry: CropGeometry, seed: number): Generator<Generator<Picture>> {
  const random = randomNumbers(seed);
  const squareness = breadthOf(box) / lengthOf(box);
  const ways = squareness > NEARLY_SQUARE ? [box, turned(stretched(box, 1, 1 / squareness))] : [box];
  for (const lying of [...ways, ...ways.map((way) => turned(turned(way)))]) yield views(lying);

  function* views(lying: Quad): Generator<Picture> {
    yield cropUpright(picture, lying, geometry);
    for (let view = 1; view < FRAME_VIEWS; view++) yield cropUpright(picture, jittered(lying, random), geometry);
  }
}

function jittered(pack: Quad, random: () => number): Quad {
  const stray = () => 2 * random() - 1;
  const grown = () => 1 + GROWTH.least + (GROWTH.most - GROWTH.least) * random();
  const [length, breadth] = [lengthOf(pack), breadthOf(pack)];
  const long = grown();
  const shift = { x: SHIFT * length * stray(), y: SHIFT * length * stray() };
  const broad = Math.min((long * length) / breadth, grown());
  return moved(stretched(pack, long, broad), TURN * stray(), shift);
}
