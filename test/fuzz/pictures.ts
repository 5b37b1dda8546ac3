import { Config } from "../../src/config.ts";
import { follow, missed, type Presentation, settle } from "../../src/domain/verdict/settle.ts";
import { WANTED_LONG_SIDE } from "../../src/jpeg/decode.ts";
import { type Decoder, openDecoder } from "../../src/jpeg/decoder/decoder.ts";
import { match } from "../support/observations.ts";
import { anyDamage } from "./damage.ts";
import { LOSSES, type Mutate, SMALL_LOSSES } from "./losses.ts";
import { openRandom, type Random } from "./random.ts";
import { soundPictures } from "./sources.ts";

export interface Outcome {
  readonly kind: string;
  readonly mutants: number;
  refused: number;
  accepted: number;
  /** Verdicts by the daemon's rules if a camera sent these mutants one after the other and all accepted ones agreed. */
  settled: number;
  crashes: number;
  hangs: number;
}

interface Options {
  readonly seed: number;
  /** Per kind of loss; random damage gets six times as many. */
  readonly mutants: number;
}

/** Smallest share of each kind of loss that must be refused. Of small ones nearly 0.99 are. */
const REFUSED = 0.999;
const SMALL_REFUSED = 0.97;

/** Mutants with random damage per mutant of each kind of loss. */
const ANY = 6;

/** Only an endless loop takes so long for a picture, however busy the machine is. */
const HANG_MS = 60_000;

export async function fuzzPictures({ seed, mutants }: Options): Promise<readonly Outcome[]> {
  const decoder = openDecoder(HANG_MS);
  const sources = await soundPictures();
  const outcomes: Outcome[] = [];
  try {
    for (const [kind, mutate] of Object.entries({ ...LOSSES, ...SMALL_LOSSES })) outcomes.push(await fuzz(kind, mutate, mutants));
    outcomes.push(await fuzz("any damage", anyDamage, ANY * mutants));
    return outcomes;
  } finally {
    await decoder[Symbol.asyncDispose]();
  }

  async function fuzz(kind: string, mutate: Mutate, count: number): Promise<Outcome> {
    const random = openRandom(seed);
    const outcome: Outcome = { kind, mutants: count, refused: 0, accepted: 0, settled: 0, crashes: 0, hangs: 0 };
    const camera = watchCamera(outcome);
    for (let nth = 0; nth < count; nth++) {
      const why = await refusal(decoder, await changed(mutate, random));
      if (why?.includes("was ended by") || why?.includes("ended with code")) outcome.crashes++;
      if (why?.includes("it took longer")) outcome.hangs++;
      outcome[why === undefined ? "accepted" : "refused"]++;
      camera(why === undefined);
    }
    return outcome;
  }

  /** Retries until the mutant differs from every source: splicing two pictures where they are alike yields one of them. */
  async function changed(mutate: Mutate, random: Random): Promise<Buffer> {
    for (;;) {
      const mutant = await mutate(random.pick(sources), random, sources);
      if (!sources.some((sound) => sound.equals(mutant))) return mutant;
    }
  }
}

/** What is wrong with the outcome. Random damage may be decoded, as long as nothing crashes or hangs. */
export function failureOf({ kind, mutants, refused, settled, crashes, hangs }: Outcome): string | undefined {
  if (crashes + hangs > 0) return `${kind}: ${crashes} crashes, ${hangs} hangs`;
  const least = kind in LOSSES ? REFUSED : kind in SMALL_LOSSES ? SMALL_REFUSED : undefined;
  if (least === undefined) return undefined;
  if (settled > 0) return `${kind}: ${settled} verdicts`;
  return refused < least * mutants ? `${kind}: only ${refused} of ${mutants} refused` : undefined;
}

async function refusal(decoder: Decoder, jpeg: Uint8Array): Promise<string | undefined> {
  return await decoder.decode(jpeg, WANTED_LONG_SIDE).then(
    () => undefined,
    (error: Error) => error.message,
  );
}

/** Counts verdicts by the daemon's own settling rules. */
function watchCamera(outcome: Outcome): (readable: boolean) => void {
  const { settle: rules } = Config.parse({});
  let presentation: Presentation | undefined;
  return (readable) => {
    presentation = readable ? follow(presentation, match, 0, rules) : missed(presentation);
    if (settle(presentation, 0, rules).verdict === undefined) return;
    outcome.settled++;
    presentation = undefined;
  };
}
