/** The codes after a JPEG marker's 0xFF: ITU-T T.81, table B.1. */
export const MARKER = 0xff;
export const STUFFED_ZERO = 0x00;
/** 0xFF may be repeated before a marker. */
export const FILL = 0xff;
export const FIRST_SEGMENT = 0xc0;
export const HUFFMAN_TABLES = 0xc4;
export const FIRST_RESTART = 0xd0;
export const START_OF_IMAGE = 0xd8;
export const END_OF_IMAGE = 0xd9;
export const START_OF_SCAN = 0xda;
export const QUANTIZATION_TABLES = 0xdb;
export const DEFINE_LINES = 0xdc;
export const RESTART_INTERVAL = 0xdd;
export const EXIF = 0xe1;
export const COLOUR_PROFILE = 0xe2;

/** Frame headers that cameras and libjpeg write: baseline, extended and progressive, all with Huffman codes. */
export const BASELINE = 0xc0;
export const EXTENDED = 0xc1;
export const PROGRESSIVE = 0xc2;

export function isRestart(code: number): boolean {
  return code >= FIRST_RESTART && code < START_OF_IMAGE;
}

/** All markers from 0xC0 up begin a segment, except restarts and the start and end of image. Lower codes are reserved. */
export function beginsSegment(code: number): boolean {
  return code >= FIRST_SEGMENT && !isRestart(code) && code !== START_OF_IMAGE && code !== END_OF_IMAGE;
}
