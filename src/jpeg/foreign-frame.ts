import { DEFINE_LINES } from "./markers.ts";
import type { Segment } from "./segments.ts";

/** The DNL marker, or no height in the frame header. */
export const HEIGHT_BEHIND = "JPEG that tells its height behind the picture";

/** Kinds of JPEG that cannot be read, by the code of a segment that only they have: ITU-T T.81, table B.1, and T.87. */
const KINDS: ReadonlyMap<number, string> = new Map([
  ...[0xc3, 0xcb, 0xf7].map((code) => [code, "lossless JPEG"] as const),
  ...[0xc5, 0xc6, 0xc7, 0xcd, 0xce, 0xcf, 0xde].map((code) => [code, "hierarchical JPEG"] as const),
  ...[0xc9, 0xca].map((code) => [code, "JPEG with arithmetic codes"] as const),
  [DEFINE_LINES, HEIGHT_BEHIND],
]);

/** Throws Error if the segment belongs to a kind of JPEG that cannot be read. */
export function refuseForeignFrame({ code }: Segment): void {
  const kind = KINDS.get(code);
  if (kind !== undefined) throw unreadable(kind);
}

/** The error that names a kind of JPEG and says what to do. */
export function unreadable(kind: string): Error {
  return new Error(`it is a ${kind}, which cannot be read: save the picture as an ordinary JPEG or as PNG`);
}
