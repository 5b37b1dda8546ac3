import type { Component, FrameHeader } from "../frame-header.ts";

/** One component's brightness, block by block. */
export interface Plane extends Component {
  /** Blocks, of the picture without padding. */
  readonly columns: number;
  readonly rows: number;
  /** Blocks, padded to whole units. */
  readonly stride: number;
  /** The dequantized DC coefficient of each block: eight times its mean's distance from middle grey. */
  readonly dc: Int16Array;
}

export function planesOf({ width, height, components }: FrameHeader): Plane[] {
  const most = { across: Math.max(...components.map(({ across }) => across)), down: Math.max(...components.map(({ down }) => down)) };
  const units = { across: Math.ceil(width / (8 * most.across)), down: Math.ceil(height / (8 * most.down)) };
  return components.map((component) => {
    const columns = Math.ceil(Math.ceil((width * component.across) / most.across) / 8);
    const rows = Math.ceil(Math.ceil((height * component.down) / most.down) / 8);
    const stride = units.across * component.across;
    return { ...component, columns, rows, stride, dc: new Int16Array(stride * units.down * component.down) };
  });
}
