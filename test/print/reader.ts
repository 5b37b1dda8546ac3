import { openNetwork } from "../../src/commands/network.ts";
import { openBundle } from "../../src/vision/bundle/bundle.ts";
import { openReadingFiles } from "../../src/vision/reading/models.ts";

/** The program's own engine with the shipped bundle, reading. */
export async function openReader() {
  const engine = await openNetwork(await openBundle("models/default"), "cpu", await openReadingFiles());
  return { engine, close: () => engine[Symbol.asyncDispose]() };
}
