/** Phones take pictures of 50 megapixels. */
const MEGAPIXELS = 64;

const MIB = 1024 * 1024;

/** A streamed picture is held in memory until complete. Far above a 4096 x 4096 picture at the quality cameras use. */
export const STREAMED_BYTES_CEILING = 16 * MIB;

/** Largest picture file that is read. */
export const FILE_BYTES_CEILING = 64 * MIB;

/** Pixels that are decoded at full size at once; a frame that is not made smaller has fewer. */
export const MOST_AT_ONCE = 4e6;

/** Throws Error for a picture that would need too much memory. */
export function refuseGiants(width: number, height: number): void {
  const megapixels = (width * height) / 1e6;
  if (megapixels > MEGAPIXELS)
    throw new Error(`it has ${Math.ceil(megapixels)} megapixels, and up to ${MEGAPIXELS} can be read: make it smaller`);
}
