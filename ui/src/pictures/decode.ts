import { useEffect, useState } from "preact/hooks";

/**
 * In a browser, socket.io delivers an ArrayBuffer where the protocol says Uint8Array; either is copied here. The picture stands
 * upright as its EXIF orientation says, like the one in which the daemon finds outline and heat.
 */
export function decodeJpeg(jpeg: Uint8Array): Promise<ImageBitmap> {
  return createImageBitmap(new Blob([new Uint8Array(jpeg)], { type: "image/jpeg" }), { imageOrientation: "from-image" });
}

/** The decoded picture. The previous one stays until the new one is ready, so nothing flickers. */
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
