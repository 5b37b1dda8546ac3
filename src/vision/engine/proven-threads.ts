import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Log } from "../../log.ts";
import { processors } from "../../process/processors.ts";
import { version } from "../../version.ts";
import type { Provider } from "./engine-job.ts";
import type { ThreadChoice } from "./lanes.ts";

/** What a trial was made with; of anything else it proves nothing. */
interface Circumstances {
  /** The bundle's hash. */
  readonly bundle: string;
  readonly provider: Provider;
  readonly most: number;
  readonly program: string;
}

const Proven = z.strictObject({ bundle: z.string(), provider: z.string(), most: z.int(), program: z.string(), alone: z.int().min(1) });

interface Options {
  readonly dataDir: string;
  readonly bundle: string;
  readonly provider: Provider;
  /** `vision.threads`; null lets the program choose. */
  readonly configured: number | null;
  readonly log: Pick<Log, "warn">;
}

/**
 * How many threads the engine may have, and the number that an earlier start has proven to be the fastest for a lone crop: kept in
 * threads.json in the data folder, so that it is tried out once for a bundle on a machine. That fewer are faster is found out at each
 * start again: while another program computes, it seems so on every machine.
 */
export function openProvenThreads({ dataDir, bundle, provider, configured, log }: Options) {
  const file = join(dataDir, "threads.json");
  const allowed = processors();
  const most = Math.min(configured ?? allowed, allowed);
  const circumstances: Circumstances = { bundle, provider, most, program: version };
  const choice: ThreadChoice = { most, alone: configured === null ? recalled(file, circumstances) : most };
  return {
    choice,
    /** `alone`: null while no model is loaded. Where it cannot be kept, it is found out again at the next start. */
    keep(alone: number | null): void {
      if (alone === null || configured !== null || alone === choice.alone || alone < most) return;
      try {
        writeFileSync(`${file}.new`, JSON.stringify({ ...circumstances, alone }));
        renameSync(`${file}.new`, file);
      } catch (error) {
        log.warn({ error: String(error) }, "the number of threads could not be kept");
      }
    },
  };
}

/** Undefined where nothing was proven, or under other circumstances. */
function recalled(file: string, circumstances: Circumstances): number | undefined {
  try {
    const { alone, ...then } = Proven.parse(JSON.parse(readFileSync(file, "utf8")));
    const same = Object.entries(circumstances).every(([name, value]) => then[name as keyof Circumstances] === value);
    return same && alone <= circumstances.most ? alone : undefined;
  } catch {
    return undefined; // a number that cannot be read is found out again
  }
}
