import { parentPort, workerData } from "node:worker_threads";
import { openLogFile } from "./database.ts";

parentPort?.postMessage(flawsOf(workerData));

function flawsOf(dataDir: string): readonly string[] {
  try {
    using log = openLogFile(dataDir, "read");
    return log.quickCheck();
  } catch (error) {
    return [String(error)];
  }
}
