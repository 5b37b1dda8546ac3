import { readFile, writeFile } from "node:fs/promises";

/** Flips one bit in the middle of the file; a second time puts it right again. */
export async function flipBit(file: string): Promise<void> {
  const bytes = await readFile(file);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await writeFile(file, bytes);
}
