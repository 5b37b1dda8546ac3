import { useEffect, useState } from "preact/hooks";

/**
 * In a browser socket.io delivers an ArrayBuffer where the protocol says Uint8Array; both become a copy of our own here.
 * Upright as EXIF says, like the picture in which the daemon finds outline and heat.
 */
export function decodeJpeg(jpeg: Uint8Array): Promise<ImageBitmap> {
  return createImageBitmap(new Blob([new Uint8Array(jpeg)], { type: "image/jpeg" }), { imageOrientation: "from-image" });
}

/** The decoded picture; the one before until the new one is ready, so that nothing blinks. */
export function useDecoded(jpeg: Uint8Array): ImageBitmap | undefined {
  const [picture, setPicture] = useState<ImageBitmap>();
  useEffect(() => {
    let wanted = true;
    decodeJpeg(jpeg).then(
      (decoded) => wanted && setPicture(decoded),
      () => wanted && setPicture(undefined),
    );
    return () => {
      wanted = false;
    };
  }, [jpeg]);
  return picture;
}
