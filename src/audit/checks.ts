import { open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { atLeast, type Check, none } from "../domain/self-test/check.ts";
import type { Audit } from "./audit.ts";

const MEBIBYTE = 2 ** 20;

/** That the data folder keeps what is written there, and that the last entries of the record hold. */
export async function checkStorage(dataDir: string, audit: Pick<Audit, "flaw">): Promise<readonly Check[]> {
  const file = join(dataDir, "self-test.new");
  const trouble = await writeAndRead(file).catch((error: unknown) => String(error));
  const flaw = audit.flaw();
  return [none("storage.write", trouble ? [trouble] : []), none("storage.chain", flaw ? [flaw] : [])];
}

/** In MiB. */
export async function checkFreeSpace(dataDir: string, least: number): Promise<readonly Check[]> {
  const { bavail, bsize } = await statfs(dataDir);
  return [atLeast("storage.free", Math.floor((bavail * bsize) / MEBIBYTE), least, `MiB free in ${dataDir}`)];
}

/** What is wrong, or nothing. */
async function writeAndRead(file: string): Promise<string | undefined> {
  const written = Buffer.from(`${process.pid} ${process.hrtime.bigint()}`);
  try {
    await using handle = await open(file, "w+");
    await handle.write(written);
    await handle.sync();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(written.length), 0, written.length, 0);
    return bytesRead === written.length && buffer.equals(written) ? undefined : `${file} does not hold what was written`;
  } finally {
    await rm(file, { force: true });
  }
}
