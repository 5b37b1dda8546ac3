import sharp from "sharp";

/** In pixels, as viewers show the picture: turned by its EXIF orientation. */
export async function displayedSize(jpeg: Uint8Array): Promise<{ readonly width: number; readonly height: number }> {
  const { autoOrient } = await sharp(jpeg).metadata();
  return autoOrient;
}
