/** What a JPEG file says of itself in its frame header. */
export interface JpegHeader {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** 1: grey; 3: colour; 4: inks. */
  readonly components: number;
}

/** Of a whole JPEG file. Throws Error for what is none. ITU-T T.81, B.1.1.3 and B.2.2. */
export function readJpegHeader(jpeg: Uint8Array): JpegHeader {
  const bytes = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  let at = 0;
  while (at + HEADER_BYTES <= jpeg.length) {
    if (bytes.getUint8(at) !== MARKER) throw new Error("it does not begin like a JPEG file");
    const code = bytes.getUint8(at + 1);
    if (code === MARKER) at += 1;
    else if (code === START_OF_IMAGE) at += 2;
    else if (!FRAMES.includes(code)) at += 2 + bytes.getUint16(at + 2);
    else return { height: bytes.getUint16(at + 5), width: bytes.getUint16(at + 7), components: bytes.getUint8(at + 9) };
  }
  throw new Error("it has no frame header");
}

/** Whether the file's last word is the end of its picture. */
export function endsWhole(jpeg: Uint8Array): boolean {
  return jpeg.at(-2) === MARKER && jpeg.at(-1) === END_OF_IMAGE;
}

/** Begins every marker, and may be repeated before one. */
const MARKER = 0xff;
const START_OF_IMAGE = 0xd8;
const END_OF_IMAGE = 0xd9;
/** Baseline, extended and progressive, as cameras and libjpeg write them. */
const FRAMES = [0xc0, 0xc1, 0xc2];
/** From a frame's marker to its number of components. */
const HEADER_BYTES = 10;
