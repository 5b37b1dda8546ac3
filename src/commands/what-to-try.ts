import { resolve } from "node:path";
import { Config } from "../config.ts";

/** A newcomer's first steps; none unless the demo's own recording plays, since they speak of its packs. */
export function whatToTry({ camera, dataDir }: Pick<Config, "camera" | "dataDir">, url: string): readonly string[] {
  const demo = Config.parse({}).camera;
  if (camera.source !== "recording" || resolve(camera.path) !== demo.path) return [];
  return [
    `  1. Open ${url}. It says "Starting" until the model has proved itself.`,
    "  2. Order Amoxicillin 500 mg; then, under Demo, put Ampicillin 500 mg in the tray: the screen says STOP.",
    "  3. Put Amoxicillin 500 mg in the tray and order it again: MATCH. With a pack not on the list: CHECK BY HAND.",
    `  Every verdict is recorded in ${dataDir} (node dist/main.js verify-log --data ${dataDir}).`,
  ];
}
