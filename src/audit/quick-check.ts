import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { type Check, none } from "../domain/self-test/check.ts";

/** The compiled program, even when this file runs from source. */
const PROGRAM = new URL("../../dist/audit/quick-check-worker.js", import.meta.url);

/** SQLite's own check of the whole record, in a thread of its own: a million entries take seconds. */
export async function quickCheck(dataDir: string): Promise<readonly Check[]> {
  const worker = new Worker(fileURLToPath(PROGRAM), { workerData: dataDir });
  const [flaws] = (await once(worker, "message")) as [readonly string[]];
  return [none("storage.quick-check", flaws)];
}
