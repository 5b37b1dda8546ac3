import { setFlagsFromString } from "node:v8";

/**
 * Decoded pictures lie outside V8's heap, but count when it decides on the next full collection: a heap of 17 MB was
 * collected whole at every fourth picture, for 7 ms of a core's time a picture, on cores that the network wants. Now the
 * heap, pictures included, may grow to two and a half times of what is alive, some fifty pictures. Ten times was too much:
 * what each picture leaves in the heap piled up for thousands of pictures.
 */
export function collectRarely(): void {
  setFlagsFromString("--heap-growing-percent=150");
}
