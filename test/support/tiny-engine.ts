import { existsSync } from "node:fs";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import type { Fault } from "../../src/errors.ts";
import { openBundle } from "../../src/vision/bundle/bundle.ts";
import { openEngine } from "../../src/vision/engine/engine.ts";
import { makeTinyBundle } from "./tiny-bundle.ts";

type Options = Parameters<typeof openEngine>[0];

/**
 * A real engine on the tiny network, closed when the test ends. `prepare` may damage the bundle's folder first.
 * `reported` holds every change of its fault so far, `pids` every process that became ready.
 */
export async function openTinyEngine({ prepare, ...options }: Partial<Options> & { prepare?: (dir: string) => Promise<void> } = {}) {
  if (!existsSync("dist/vision/engine/engine-process.js")) throw new Error("The engine's process runs compiled code: npm run build first.");
  const folder = await makeTinyBundle();
  await prepare?.(folder.dir);
  const bundle = await openBundle(folder.dir);
  const reported: (Fault | undefined)[] = [];
  const pids: number[] = [];
  const log = pino({ base: null }, { write: (line) => notePid(line, pids) });
  const report = (fault: Fault | undefined) => void reported.push(fault);
  const engine = openEngine({ bundle, provider: "cpu", timeoutMs: 2_000, report, log, ...options });
  onTestFinished(async () => {
    await engine[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });
  return { engine, bundle, reported, pids };
}

function notePid(line: string, pids: number[]): void {
  const { pid } = JSON.parse(line);
  if (typeof pid === "number") pids.push(pid);
}
