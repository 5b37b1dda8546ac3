import type { Picture } from "../domain/frame.ts";
import type { OrientedBox } from "../domain/geometry.ts";
import { type CropGeometry, cropUpright } from "../domain/picture/upright.ts";
import { randomNumbers } from "../domain/random.ts";
import { disturbed } from "./disturbed.ts";

/** Of a pack lying one way. */
const VIEWS = 16;
/** How far the locator may be off: radians, shares of the length; the box is rather too large than too small. */
const TURN = (5 * Math.PI) / 180;
const SHIFT = 0.02;
const GROWTH = { least: -0.03, most: 0.12 };
/** Above this ratio of the sides the locator may take either one for the long one. */
const NEARLY_SQUARE = 0.85;

/**
 * The crops that an enrolment learns from one photograph of a pack, for each way in which the pack may lie: cut a little wrongly,
 * in other lights, through other cameras, half of them upside down. The first of each way is untouched.
 */
export function* viewsOf(picture: Picture, box: OrientedBox, geometry: CropGeometry, seed: number): Generator<Generator<Picture>> {
  const random = randomNumbers(seed);
  yield views(box);
  if (box.breadth > NEARLY_SQUARE * box.length) yield views({ ...box, breadth: box.length, angle: box.angle + Math.PI / 2 });

  function* views(lying: OrientedBox): Generator<Picture> {
    const upsideDown = { ...lying, angle: lying.angle + Math.PI };
    yield cropUpright(picture, lying, geometry);
    yield cropUpright(picture, upsideDown, geometry);
    for (let view = 2; view < VIEWS; view++) {
      const crop = cropUpright(picture, jittered(view % 2 === 0 ? lying : upsideDown, random), geometry);
      yield disturbed(crop, geometry.fill, random);
    }
  }
}

function jittered({ centre, length, breadth, angle }: OrientedBox, random: () => number): OrientedBox {
  const stray = () => 2 * random() - 1;
  const grown = () => 1 + GROWTH.least + (GROWTH.most - GROWTH.least) * random();
  const long = length * grown();
  return {
    centre: { x: centre.x + SHIFT * length * stray(), y: centre.y + SHIFT * length * stray() },
    length: long,
    breadth: Math.min(long, breadth * grown()),
    angle: angle + TURN * stray(),
  };
}
