import { readFileSync } from "node:fs";
import { type Figure, figure } from "./figure.ts";
import type { Journey, Progress } from "./sides.ts";
import { slope } from "./statistics.ts";

/** Of the frames; what grows meanwhile is warming up. */
const WARM_UP = 0.2;
/** How often each process's memory is read. */
const SAMPLES = 100;

/** Whether the processes grow with the frames that they have seen. `processes`: the id of each by its name. */
export async function measureMemory(
  journey: Journey,
  processes: Readonly<Record<string, number>>,
  frames: number,
  progress: Progress,
): Promise<Figure[]> {
  const names = Object.keys(processes);
  const samples: { readonly frames: number; readonly mib: readonly number[] }[] = [];
  const turn = Math.ceil(frames / SAMPLES);
  for (let done = 0; done < frames; done += turn) {
    await journey.inARow(turn);
    samples.push({ frames: done + turn, mib: names.map((name) => residentMib(processes[name] ?? 0)) });
    progress(turn);
  }
  const warm = samples.slice(Math.floor(WARM_UP * samples.length));
  return names.map((name, index) => {
    const mib = warm.map((sample) => sample.mib[index] ?? 0);
    return figure({
      what: `Memory of ${name}, growth`,
      value: slope(warm.map((sample) => ({ x: sample.frames / 1_000, y: sample.mib[index] ?? 0 }))),
      unit: "MiB per 1,000 frames",
      target: { at: "most", value: 1 },
      from: [
        { what: `after ${warm[0]?.frames} frames`, value: mib[0] ?? 0, unit: "MiB" },
        { what: `after ${warm.at(-1)?.frames} frames`, value: mib.at(-1) ?? 0, unit: "MiB" },
      ],
    });
  });
}

/** Linux's word for it, in MiB. */
function residentMib(pid: number): number {
  const [, kib] = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kib) / 1024;
}
