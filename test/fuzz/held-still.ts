import { openRig } from "./journey.ts";
import { LOSSES, type Mutate, SMALL_LOSSES } from "./losses.ts";
import { openRandom } from "./random.ts";
import { traysWithoutGreen } from "./sources.ts";

export interface Held {
  readonly kind: string;
  readonly mutants: number;
  accepted: number;
  /** Verdicts on accepted mutants, each shown for as long as patience lasts. `green` counts the green ones, all of them false. */
  verdicts: number;
  green: number;
}

/** Drives mutants of each kind of loss through the daemon's journey, as if the camera kept sending the same one. */
export async function holdStill({ seed, mutants }: { readonly seed: number; readonly mutants: number }): Promise<readonly Held[]> {
  const rig = await openRig();
  const sources = await traysWithoutGreen();
  const outcomes: Held[] = [];
  try {
    for (const [kind, mutate] of Object.entries({ ...LOSSES, ...SMALL_LOSSES })) outcomes.push(await hold(kind, mutate));
    return outcomes;
  } finally {
    await rig[Symbol.asyncDispose]();
  }

  async function hold(kind: string, mutate: Mutate): Promise<Held> {
    const random = openRandom(seed);
    const outcome: Held = { kind, mutants, accepted: 0, verdicts: 0, green: 0 };
    for (let nth = 0; nth < mutants; nth++) {
      const { verdict, missed } = await rig.hold(await mutate(random.pick(sources), random, sources));
      if (missed > 0) continue;
      outcome.accepted++;
      outcome.verdicts += Number(verdict !== undefined);
      outcome.green += Number(verdict?.look === "match");
    }
    return outcome;
  }
}

/**
 * What is wrong with the outcome. A loss must never reach a verdict. A few lost bytes may spoil no more than one unit of a
 * picture, which still shows the pack that it shows: there, only green would be false.
 */
export function heldFailure({ kind, verdicts, green }: Held): string | undefined {
  if (green > 0) return `${kind}, held still: ${green} false green lights`;
  return kind in LOSSES && verdicts > 0 ? `${kind}, held still: ${verdicts} verdicts` : undefined;
}
