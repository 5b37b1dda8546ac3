import type { Picture } from "../../domain/frame.ts";
import { corners, type OrientedBox, type Point } from "../../domain/geometry.ts";
import { asBox, type Rectangle } from "../../domain/picture/rectangle.ts";
import { type CropGeometry, cropUpright, cropWindow } from "../../domain/picture/upright.ts";
import { type Footprint, footprintOf } from "./footprint.ts";

/** A pack in its picture; every place is in the picture's pixels. */
interface Subject {
  readonly picture: Picture;
  /** As the daemon locates it. */
  readonly box: OrientedBox;
  /** As it is annotated. */
  readonly outline: readonly Point[];
  /** The name, the strength, the logo, the pills: what tells a pack from others. */
  readonly components: readonly Rectangle[];
}

/** What the network is shown of a subject, and where in it the pack really is. */
export interface Input {
  readonly picture: Picture;
  readonly pack: Footprint;
  /** Undefined where no component is annotated. */
  readonly components: Footprint | undefined;
}

/** The upright pack, as the daemon shows it to the network. */
export function packInput(subject: Subject, geometry: CropGeometry): Input {
  return inputOf(subject, subject.box, geometry);
}

/** The whole picture, with all that lies around the pack: its long side fills the network's input. */
export function sceneInput(subject: Subject, geometry: CropGeometry): Input {
  const { width, height } = subject.picture;
  return inputOf(subject, asBox({ x: 0, y: 0, width, height }), { ...geometry, margin: 0 });
}

function inputOf({ picture, outline, components }: Subject, box: OrientedBox, geometry: CropGeometry): Input {
  const { side } = geometry;
  const toInput = placer(cropWindow(box, geometry), side);
  const parts = components.map((part) => corners(asBox(part)).map(toInput));
  return {
    picture: cropUpright(picture, box, geometry),
    pack: footprintOf([outline.map(toInput)], side),
    components: parts.length > 0 ? footprintOf(parts, side) : undefined,
  };
}

/** Maps the picture's pixels to those of the square window, whose corners go clockwise from the upper left. */
function placer([origin, right]: readonly [Point, Point, ...Point[]], side: number): (place: Point) => Point {
  const across = { x: right.x - origin.x, y: right.y - origin.y };
  const scale = side / (across.x ** 2 + across.y ** 2);
  return ({ x, y }) => ({
    x: scale * ((x - origin.x) * across.x + (y - origin.y) * across.y),
    y: scale * ((y - origin.y) * across.x - (x - origin.x) * across.y),
  });
}
