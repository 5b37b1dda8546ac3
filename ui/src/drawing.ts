import { cividis } from "../../src/domain/heatmap/cividis.ts";
import { contour } from "../../src/domain/heatmap/contour.ts";
import { halfLevel, paint, smooth, WASH } from "../../src/domain/heatmap/heatmap.ts";
import type { ExplainedMap, Outline } from "../../src/protocol.ts";

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

/** The network's input: plain, or in grey under the map, whose darkest blue means no evidence. */
export function drawCrop(canvas: HTMLCanvasElement, picture: ImageBitmap, map: ExplainedMap | undefined): void {
  resize(canvas, CROP_SIDE, CROP_SIDE);
  const context = contextOf(canvas);
  context.drawImage(picture, 0, 0, CROP_SIDE, CROP_SIDE);
  if (!map) return;
  context.globalCompositeOperation = "saturation";
  context.fillStyle = "#808080";
  context.fillRect(0, 0, CROP_SIDE, CROP_SIDE);
  context.globalCompositeOperation = "source-over";
  context.fillStyle = `rgb(${cividis(0).join(" ")} / ${WASH})`;
  context.fillRect(0, 0, CROP_SIDE, CROP_SIDE);
  drawHeat(context, map, new DOMMatrix([CROP_SIDE, 0, 0, CROP_SIDE, 0, 0]), CROP_SIDE / 300);
}

/** The colour scale, from no evidence to the most. */
export function drawScale(canvas: HTMLCanvasElement): void {
  const context = contextOf(canvas);
  for (let x = 0; x < canvas.width; x++) {
    context.fillStyle = `rgb(${cividis(x / (canvas.width - 1)).join(" ")})`;
    context.fillRect(x, 0, 1, canvas.height);
  }
}

/** The crop arrives at 224 to 384 pixels and is drawn larger, for a fine contour. */
const CROP_SIDE = 768;
const MAP_SIDE = 128;

interface Layer {
  readonly image: HTMLCanvasElement;
  /** In the unit square; empty when the map holds no evidence. */
  readonly halfOfEvidence: Path2D;
}

/** Each map is redrawn with every camera frame but computed only once. */
const layers = new WeakMap<ExplainedMap, Layer>();

function drawHeat(context: CanvasRenderingContext2D, map: ExplainedMap, place: DOMMatrix, lineWidth: number): void {
  const layer = layers.get(map) ?? makeLayer(map);
  layers.set(map, layer);
  context.save();
  context.setTransform(place);
  context.drawImage(layer.image, 0, 0, 1, 1);
  context.restore();
  const path = new Path2D();
  path.addPath(layer.halfOfEvidence, place);
  strokeBoth(context, path, lineWidth);
}

function makeLayer(map: ExplainedMap): Layer {
  const smoothed = smooth(map, MAP_SIDE);
  const image = document.createElement("canvas");
  resize(image, MAP_SIDE, MAP_SIDE);
  contextOf(image).putImageData(new ImageData(paint(smoothed), MAP_SIDE), 0, 0);
  const halfOfEvidence = new Path2D();
  const level = halfLevel(smoothed);
  for (const [fromX, fromY, toX, toY] of level === undefined ? [] : contour(smoothed, level)) {
    halfOfEvidence.moveTo(fromX, fromY);
    halfOfEvidence.lineTo(toX, toY);
  }
  return { image, halfOfEvidence };
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

/** White on a wider dark line stands out on any background, and no verdict has that colour. */
function strokeBoth(context: CanvasRenderingContext2D, path: Path2D, width: number): void {
  context.lineJoin = "round";
  context.lineCap = "round";
  context.strokeStyle = "rgb(20 25 29 / 0.75)";
  context.lineWidth = width * 2.2;
  context.stroke(path);
  context.strokeStyle = "#fff";
  context.lineWidth = width;
  context.stroke(path);
}

/** Setting a canvas's size clears it, so it is set only when it changes. */
function resize(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser draws no canvas.");
  return context;
}
