import type { ExplainedMap } from "../../../src/domain/evidence/explain.ts";
import { cividis } from "../../../src/domain/heatmap/cividis.ts";
import { contour } from "../../../src/domain/heatmap/contour.ts";
import { halfLevel, paint, smooth } from "../../../src/domain/heatmap/heatmap.ts";

import { contextOf, resize, strokeBoth } from "./canvas.ts";

/** The map's colours, and a line around half of its evidence. `place` maps the unit square, the network's input, onto the canvas. */
export function drawHeat(context: CanvasRenderingContext2D, map: ExplainedMap, place: DOMMatrix, lineWidth: number): void {
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

/** The colour scale, from no evidence to the most. */
export function drawScale(canvas: HTMLCanvasElement): void {
  const context = contextOf(canvas);
  for (let x = 0; x < canvas.width; x++) {
    context.fillStyle = `rgb(${cividis(x / (canvas.width - 1)).join(" ")})`;
    context.fillRect(x, 0, 1, canvas.height);
  }
}

const MAP_SIDE = 128;

interface Layer {
  readonly image: HTMLCanvasElement;
  /** In the unit square; empty when the map holds no evidence. */
  readonly halfOfEvidence: Path2D;
}

/** Each map is redrawn with every camera frame but computed only once. */
const layers = new WeakMap<ExplainedMap, Layer>();

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
