import { useState } from "preact/hooks";
import type { Explanation } from "../../../src/protocol.ts";

/**
 * The free space around a pack in its picture, as a fraction of the picture's width: the same for a reference, which is cut to the
 * pack, and for the crop, so that both packs are drawn at one size.
 */
export const MARGIN = 0.04;

/** Width over height of a pack's picture with its margin, from width over height of the pack. */
export function framed(packAspect: number): number {
  return 1 / ((1 - 2 * MARGIN) / packAspect + 2 * MARGIN);
}

export function aspectOf({ pack }: Explanation): number {
  return framed(pack.width / pack.height);
}

/** The framed aspect of an image once it is loaded, and what its element has to tell. */
export function useAspect(): { aspect: number | undefined; onLoad: (event: Event) => void } {
  const [aspect, setAspect] = useState<number>();
  const onLoad = (event: Event) => {
    const { naturalWidth, naturalHeight } = event.target as HTMLImageElement;
    setAspect(framed(naturalWidth / naturalHeight));
  };
  return { aspect, onLoad };
}
