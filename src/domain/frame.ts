/** One camera picture, as the camera sent it. */
export interface Frame {
  /** Counts up by one for every picture the source delivered, dropped ones included. */
  readonly sequence: number;
  /** Monotonic clock (performance.now()) when the picture's last byte arrived. */
  readonly capturedAtMs: number;
  /** A whole JPEG file. */
  readonly jpeg: Uint8Array;
}

/** Decoded 8-bit RGB: rows from top to bottom, three bytes per pixel, no padding. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}
