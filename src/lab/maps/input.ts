import type { Picture } from "../../domain/frame.ts";
import type { Point, Quad } from "../../domain/geometry.ts";
import { asQuad, type Rectangle } from "../../domain/picture/rectangle.ts";
import { type CropGeometry, cropUpright, cropView } from "../../domain/picture/upright.ts";
import { type Footprint, footprintOf } from "./footprint.ts";

/** A pack in its picture; every place is in the picture's pixels. */
interface Subject {
  readonly picture: Picture;
  /** As the daemon locates it. */
  readonly box: Quad;
  /** As it is annotated. */
  readonly outline: readonly Point[];
  /** The name, the strength, the logo, the pills: what tells a pack from others. */
  readonly components: readonly Rectangle[];
  /** Name and strength, where they were read. */
  readonly names: readonly Quad[];
}

/** What the network is shown of a subject, and where in it the pack really is. */
export interface Input {
  readonly picture: Picture;
  readonly pack: Footprint;
  /** Undefined where no component is annotated. */
  readonly components: Footprint | undefined;
  /** Undefined where neither name nor strength was read. */
  readonly names: Footprint | undefined;
}

/** The upright pack, as the daemon shows it to the network. */
export function packInput(subject: Subject, geometry: CropGeometry): Input {
  return inputOf(subject, subject.box, geometry);
}

/** The whole picture, with all that lies around the pack: its long side fills the network's input. */
export function sceneInput(subject: Subject, geometry: CropGeometry): Input {
  const { width, height } = subject.picture;
  return inputOf(subject, asQuad({ x: 0, y: 0, width, height }), { ...geometry, margin: 0 });
}

function inputOf({ picture, outline, components, names }: Subject, box: Quad, geometry: CropGeometry): Input {
  const { side } = geometry;
  const { lying } = cropView(box, geometry);
  const toInput = (place: Point): Point => {
    const { x, y } = lying(place);
    return { x: side * x, y: side * y };
  };
  const read = names.map((name) => name.map(toInput));
  const parts = components.map((part) => asQuad(part).map(toInput));
  return {
    picture: cropUpright(picture, box, geometry),
    pack: footprintOf([outline.map(toInput)], side),
    components: parts.length > 0 ? footprintOf(parts, side) : undefined,
    names: read.length > 0 ? footprintOf(read, side) : undefined,
  };
}
