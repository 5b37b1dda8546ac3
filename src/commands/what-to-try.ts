import { resolve } from "node:path";
import { Config } from "../config.ts";

/** A newcomer's first steps; none unless the demo's own recording plays, since they speak of its packs. */
export function whatToTry({ camera, dataDir }: Pick<Config, "camera" | "dataDir">, url: string): readonly string[] {
  const demo = Config.parse({}).camera;
  if (camera.source !== "recording" || resolve(camera.path) !== demo.path) return [];
  return [
    `  1. Open ${url}. It says "Starting" until the model has proved itself.`,
    "  2. Put Ampicillin 500 mg in the tray, then order Amoxicillin 500 mg: the screen says STOP.",
    "  3. Under Demo, put Amoxicillin 500 mg in the tray: MATCH, under the same order. A pack not on the list: CHECK BY HAND.",
    `  Every verdict is recorded in ${dataDir} (node dist/main.js verify-log --data ${dataDir}).`,
  ];
}
