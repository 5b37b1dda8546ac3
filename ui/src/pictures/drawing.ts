import type { ExplainedMap } from "../../../src/domain/evidence/explain.ts";
import { cividis } from "../../../src/domain/heatmap/cividis.ts";
import { WASH } from "../../../src/domain/heatmap/heatmap.ts";
import type { Explanation, Outline } from "../../../src/protocol.ts";
import { contextOf, resize, strokeBoth } from "./canvas.ts";
import { drawHeat } from "./heat.ts";
import { aspectOf, MARGIN } from "./shape.ts";

/** The tray as the camera sees it, with the packs' outlines and the heatmap over the pack. */
export function drawTray(
  canvas: HTMLCanvasElement,
  picture: ImageBitmap,
  packs: readonly Outline[],
  heat?: { map: ExplainedMap; window: Outline },
): void {
  resize(canvas, picture.width, picture.height);
  const context = contextOf(canvas);
  context.drawImage(picture, 0, 0);
  for (const pack of packs) strokeBoth(context, outlinePath(pack, canvas), canvas.width / 320);
  if (heat) drawHeat(context, heat.map, placeOf(heat.window, canvas), canvas.width / 400);
}

/** The pack as the network saw it, cut to its shape and lying as its reference does: plain, or in grey under the map. */
export function drawCrop(
  canvas: HTMLCanvasElement,
  picture: ImageBitmap,
  explanation: Explanation,
  { map, boxes }: { readonly map: ExplainedMap | undefined; readonly boxes: readonly Outline[] },
): void {
  resize(canvas, CROP_WIDTH, Math.round(CROP_WIDTH / aspectOf(explanation)));
  const context = contextOf(canvas);
  const place = cropPlace(explanation);
  context.setTransform(place);
  context.drawImage(picture, 0, 0, 1, 1);
  context.resetTransform();
  for (const box of boxes) strokeBoth(context, onCrop(box, explanation.pack, place), CROP_WIDTH / 300);
  if (!map) return;
  fill(context, "saturation", "#808080");
  fill(context, "source-over", `rgb(${cividis(0).join(" ")} / ${WASH})`);
  drawHeat(context, map, place, CROP_WIDTH / 300);
}

/** The crop arrives at 224 to 384 pixels and is drawn larger, for a fine contour. */
const CROP_WIDTH = 768;

/** Where the network's input, a unit square, lies on a canvas that shows the pack and its margin, perhaps upside down. */
function cropPlace({ pack, turn }: Explanation): DOMMatrix {
  const side = (CROP_WIDTH * (1 - 2 * MARGIN)) / pack.width;
  const margin = CROP_WIDTH * MARGIN;
  if (turn === 0) return new DOMMatrix([side, 0, 0, side, margin - pack.x * side, margin - pack.y * side]);
  return new DOMMatrix([-side, 0, 0, -side, margin + (pack.x + pack.width) * side, margin + (pack.y + pack.height) * side]);
}

/** `box`: in fractions of the pack's sides. */
function onCrop(box: Outline, pack: Explanation["pack"], place: DOMMatrix): Path2D {
  const path = new Path2D();
  for (const { x, y } of box) {
    const corner = place.transformPoint({ x: pack.x + x * pack.width, y: pack.y + y * pack.height });
    path.lineTo(corner.x, corner.y);
  }
  path.closePath();
  return path;
}

function fill(context: CanvasRenderingContext2D, operation: GlobalCompositeOperation, style: string): void {
  context.globalCompositeOperation = operation;
  context.fillStyle = style;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.globalCompositeOperation = "source-over";
}

/** Maps the unit square onto the outline, whose corners run clockwise from the upper left. */
function placeOf([origin, right, , below]: Outline, { width, height }: HTMLCanvasElement): DOMMatrix {
  return new DOMMatrix([
    (right.x - origin.x) * width,
    (right.y - origin.y) * height,
    (below.x - origin.x) * width,
    (below.y - origin.y) * height,
    origin.x * width,
    origin.y * height,
  ]);
}

function outlinePath(outline: Outline, { width, height }: HTMLCanvasElement): Path2D {
  const path = new Path2D();
  for (const corner of outline) path.lineTo(corner.x * width, corner.y * height);
  path.closePath();
  return path;
}
