/** One job at a time: its bytes start at offset 0 of the shared file, and so do the answer's. */
export type ToDecoder =
  /** Decode a JPEG file, no smaller than `wantedLongSide` pixels; `proven` if its every byte is known. */
  | { readonly say: "decode"; readonly bytes: number; readonly wantedLongSide: number; readonly proven: boolean }
  /** Convert a file of another format to a JPEG file. */
  | { readonly say: "convert"; readonly bytes: number };

export type FromDecoder =
  | { readonly say: "decoded"; readonly width: number; readonly height: number }
  | { readonly say: "converted"; readonly bytes: number }
  /** What is wrong with the picture, worded to follow "it" or "its". */
  | { readonly say: "refused"; readonly why: string };
