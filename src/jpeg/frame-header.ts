import { HEIGHT_BEHIND, unreadable } from "./foreign-frame.ts";
import { refuseGiants } from "./limits.ts";
import { BASELINE, EXTENDED, PROGRESSIVE } from "./markers.ts";
import type { Segment } from "./segments.ts";

export interface Component {
  readonly id: number;
  /** Sampling factors: blocks per unit of the picture, 1 to 4 across and down. */
  readonly across: number;
  readonly down: number;
  /** Number of its quantization table. */
  readonly steps: number;
}

/** A JPEG frame header: ITU-T T.81, B.2.2. */
export interface FrameHeader {
  readonly progressive: boolean;
  /** Pixels, as stored. */
  readonly width: number;
  readonly height: number;
  /** One for grey, three for colour, four for inks. */
  readonly components: readonly Component[];
}

/** Whether the segment is a frame header of a kind that cameras and libjpeg write. */
export function isFrameHeader({ code }: Segment): boolean {
  return code === BASELINE || code === EXTENDED || code === PROGRESSIVE;
}

/** Throws Error for a header that no valid picture has. */
export function readFrameHeader({ code, payload }: Segment): FrameHeader {
  const [bits, heightHigh = 0, heightLow = 0, widthHigh = 0, widthLow = 0, count = 0] = payload;
  const components = Array.from({ length: count }, (_, index): Component => {
    const [id = 0, factors = 0, steps = 0] = payload.subarray(6 + 3 * index);
    return { id, across: factors >> 4, down: factors & 15, steps };
  });
  const header = {
    progressive: code === PROGRESSIVE,
    width: widthHigh * 256 + widthLow,
    height: heightHigh * 256 + heightLow,
    components,
  };
  const sound = components.every(({ across, down }) => isFactor(across) && isFactor(down));
  if (bits === 12) throw unreadable("JPEG of 12 bits a colour");
  if (bits !== 8 || payload.length !== 6 + 3 * count) throw new Error("its frame header is damaged, or of a kind that no camera writes");
  if (!sound || ![1, 3, 4].includes(count)) throw new Error("its frame header is damaged, or of a kind that no camera writes");
  if (header.width === 0) throw new Error("it has no width");
  if (header.height === 0) throw unreadable(HEIGHT_BEHIND);
  refuseGiants(header.width, header.height);
  return header;
}

function isFactor(factor: number): boolean {
  return factor >= 1 && factor <= 4;
}
