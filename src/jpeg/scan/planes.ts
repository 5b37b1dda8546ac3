import type { Component, FrameHeader } from "../frame-header.ts";

/** One component's blocks, by the means of their upper and lower edges. */
export interface Plane extends Component {
  /** In blocks, without padding. */
  readonly columns: number;
  readonly rows: number;
  /** Blocks per row, padded to whole units. */
  readonly stride: number;
  /** Each block's mean along its edge: in eighths of a level, from middle grey. */
  readonly top: Float32Array;
  readonly bottom: Float32Array;
}

export function planesOf({ width, height, components }: FrameHeader): Plane[] {
  const most = { across: Math.max(...components.map(({ across }) => across)), down: Math.max(...components.map(({ down }) => down)) };
  const units = { across: Math.ceil(width / (8 * most.across)), down: Math.ceil(height / (8 * most.down)) };
  return components.map((component) => {
    const columns = Math.ceil(Math.ceil((width * component.across) / most.across) / 8);
    const rows = Math.ceil(Math.ceil((height * component.down) / most.down) / 8);
    const stride = units.across * component.across;
    const blocks = stride * units.down * component.down;
    return { ...component, columns, rows, stride, top: new Float32Array(blocks), bottom: new Float32Array(blocks) };
  });
}
