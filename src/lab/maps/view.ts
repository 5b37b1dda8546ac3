import type { Picture } from "../../domain/frame.ts";
import { corners, type OrientedBox, type Point } from "../../domain/geometry.ts";
import { asBox, type Rectangle } from "../../domain/picture/rectangle.ts";
import { type CropGeometry, cropUpright, cropWindow } from "../../domain/picture/upright.ts";
import { type Mask, maskOf } from "./mask.ts";

/** A pack in its picture; every place is in the picture's pixels. */
export interface Subject {
  readonly picture: Picture;
  /** As the daemon locates it. */
  readonly box: OrientedBox;
  /** As it is annotated. */
  readonly outline: readonly Point[];
  /** The name, the strength, the logo, the pills: what tells a pack from others. */
  readonly components: readonly Rectangle[];
}

/** What the network is shown of a subject, and where in it the truth lies. */
export interface View {
  readonly picture: Picture;
  readonly pack: Mask;
  /** Undefined where no component is annotated. */
  readonly components: Mask | undefined;
}

/** The upright pack, as the daemon shows it to the network. */
export function packView(subject: Subject, geometry: CropGeometry): View {
  return view(subject, subject.box, geometry);
}

/** The whole picture, with all that lies around the pack: its long side fills the network's input. */
export function sceneView(subject: Subject, geometry: CropGeometry): View {
  const { width, height } = subject.picture;
  return view(subject, asBox({ x: 0, y: 0, width, height }), { ...geometry, margin: 0 });
}

function view({ picture, outline, components }: Subject, box: OrientedBox, geometry: CropGeometry): View {
  const { side } = geometry;
  const toView = placer(cropWindow(box, geometry), side);
  const parts = components.map((part) => corners(asBox(part)).map(toView));
  return {
    picture: cropUpright(picture, box, geometry),
    pack: maskOf([outline.map(toView)], side),
    components: parts.length > 0 ? maskOf(parts, side) : undefined,
  };
}

/** From the picture's pixels to those of the square window (its upper left corner first, then clockwise). */
function placer([origin, right]: readonly [Point, Point, ...Point[]], side: number): (place: Point) => Point {
  const across = { x: right.x - origin.x, y: right.y - origin.y };
  const scale = side / (across.x ** 2 + across.y ** 2);
  return ({ x, y }) => ({
    x: scale * ((x - origin.x) * across.x + (y - origin.y) * across.y),
    y: scale * ((y - origin.y) * across.x - (x - origin.x) * across.y),
  });
}
