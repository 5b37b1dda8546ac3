/** One job at a time: its bytes lie at the beginning of the shared file, and so do those of the answer. */
export type ToDecoder =
  /** A JPEG file, to be decoded no smaller than this; proven when its every byte is known. */
  | { readonly say: "decode"; readonly bytes: number; readonly wantedLongSide: number; readonly proven: boolean }
  /** A PNG file, to become a JPEG file. */
  | { readonly say: "convert"; readonly bytes: number };

export type FromDecoder =
  | { readonly say: "decoded"; readonly width: number; readonly height: number }
  | { readonly say: "converted"; readonly bytes: number }
  /** What is wrong with the picture, in words that go on after "it" or "its". */
  | { readonly say: "refused"; readonly why: string };
