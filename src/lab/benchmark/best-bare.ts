import { AWAKE_US, type Threads } from "../../vision/engine/lanes.ts";
import { median } from "../statistics/statistics.ts";
import { type BareNetwork, type BareOptions, openBareNetwork } from "./bare.ts";

/** Runs of each number of threads; the first ones are warm-up. */
const RUNS = 20;
const WARM_UP_RUNS = 5;

/** With more processors than this not every number of threads is tried. */
const EACH_UP_TO = 8;

/** What the network takes by itself, median. */
export interface BareTrial {
  readonly tried: readonly { readonly threads: number; readonly runMs: number }[];
  /** The fastest of them, with which the daemon is compared. */
  readonly threads: number;
  /** With the runtime's own choice of threads; `strays`: some of them on cores that were not meant for this process. */
  readonly ownChoice: { readonly runMs: number; readonly strays: boolean };
}

/** The bare network at its best: every sensible number of threads is tried, one after the other, and the fastest is kept. */
export async function openBestBare(
  options: Omit<BareOptions, "threads">,
  processors: number,
): Promise<{ readonly network: BareNetwork; readonly trial: BareTrial }> {
  const ownChoice = await timed(options, undefined);
  const tried: { readonly threads: number; readonly runMs: number }[] = [];
  for (const threads of sensibleCounts(processors)) tried.push({ threads, runMs: (await timed(options, awake(threads))).runMs });
  const { threads } = tried.reduce((fastest, next) => (next.runMs < fastest.runMs ? next : fastest));
  return { network: await openBareNetwork({ ...options, threads: awake(threads) }), trial: { tried, threads, ownChoice } };
}

async function timed(options: Omit<BareOptions, "threads">, threads: Threads | undefined): Promise<BareTrial["ownChoice"]> {
  await using network = await openBareNetwork({ ...options, threads });
  return { runMs: median((await network.run(RUNS)).slice(WARM_UP_RUNS)), strays: network.strays };
}

/** Awake between steps for as long as the daemon's: asleep at once they are slower, awake for longer no faster. */
function awake(count: number): Threads {
  return { count, spinUs: AWAKE_US };
}

/** All of them on a small machine; on a large one every fourth, and all processors. */
export function sensibleCounts(processors: number): number[] {
  const all = Array.from({ length: processors }, (_, index) => index + 1);
  return all.filter((count) => count <= EACH_UP_TO || count % 4 === 0 || count === processors);
}
