/** Phones make pictures of 50 megapixels. */
const MEGAPIXELS = 64;

const MIB = 1024 * 1024;

/** A picture that a camera streams is held in memory as it comes. Far above a 4096 x 4096 one at the quality that cameras use. */
export const STREAMED_BYTES_CEILING = 16 * MIB;

/** Of a picture file. */
export const FILE_BYTES_CEILING = 64 * MIB;

/** Throws Error for a picture that would take too much memory. */
export function refuseGiants(width: number, height: number): void {
  const megapixels = (width * height) / 1e6;
  if (megapixels > MEGAPIXELS)
    throw new Error(`it has ${Math.ceil(megapixels)} megapixels, and up to ${MEGAPIXELS} can be read: make it smaller`);
}
