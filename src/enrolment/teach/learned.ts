import { WHOLE } from "../../domain/evidence/evidence-share.ts";
import type { Face } from "../../domain/evidence/head.ts";
import { judge } from "../../domain/evidence/judge.ts";
import type { Teaching } from "../../domain/teaching.ts";
import { sharedDecoder } from "../../jpeg/decode.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import type { Description } from "../described.ts";
import { type Edition, withItem } from "../edit/edition.ts";
import { goldenFrames, MOST_GOLDEN } from "../golden.ts";
import { joinInThread } from "../join-thread.ts";
import { photographsOf } from "../kept.ts";
import { linesOn } from "../lines-on.ts";
import { referenceFile, referencesOf } from "../references.ts";
import type { TakenFrame } from "./frames.ts";
import { nearItems, sidesOf } from "./near.ts";
import { proofOf } from "./proof.ts";

export interface Learned {
  /** What the edition is another version of. */
  readonly known: Bundle;
  readonly edition: Edition;
  readonly review: Extract<Teaching, { step: "review" }>;
}

/** One frame in five is kept back, and nothing is learned from it. */
const KEPT_BACK = 5;
/** Share of the frames kept back that must be confirmed, where the side that they show tells the item. */
const LEAST_CONFIRMED = 0.5;

interface Parts {
  readonly known: Bundle;
  readonly engine: Pick<Engine, "run" | "read">;
}

/** Fits the item's faces to most of the frames and looks at the others with the result, which is what will be saved. */
export async function learnMedicine(frames: readonly TakenFrame[], description: Description, { known, engine }: Parts): Promise<Learned> {
  const keptBack = frames.filter((_, index) => index % KEPT_BACK === KEPT_BACK - 1);
  const lessons = frames.filter((frame) => !keptBack.includes(frame)).map(({ lesson }) => lesson);
  const joined = await joinInThread(lessons, known.head);
  const references = await referencesOf(joined.found);
  const words = await wordsOn(joined.found, references, engine.read);
  const taught = withItem(known, { description, joined, kept: photographsOf(lessons), references, words });
  const { geometry, card } = known;
  const golden = await goldenFrames(card.golden.length < MOST_GOLDEN ? lessons : [], { geometry, ask });
  const edition = { ...taught, golden: [...taught.golden, ...golden.entries], files: new Map([...taught.files, ...golden.files]) };
  const { evidenceShareFloor } = card.calibration;
  const { confirmed, of, strange } = proofOf(keptBack, description.id, { ...edition, evidenceShareFloor });
  const { neighbours, inseparable } = joined;
  const fit = strange === 0 && confirmed >= LEAST_CONFIRMED * of;
  const review = {
    step: "review",
    sides: sidesOf(joined),
    near: nearItems(neighbours),
    proof: { confirmed, of },
    inseparable,
    fit,
  } as const;
  return { known, edition, review };

  async function ask(jpeg: Uint8Array) {
    return judge(await engine.run(await sharedDecoder().decodeProven(jpeg, geometry.side)), joined.head, WHOLE);
  }
}

/** The print of each face, as it is read on its reference picture. */
async function wordsOn(
  faces: readonly Face[],
  references: ReadonlyMap<string, Uint8Array>,
  read: Engine["read"],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const words = new Map<string, readonly string[]>();
  for (const face of faces) {
    const jpeg = references.get(referenceFile(face));
    const lines = jpeg && (await linesOn(jpeg, read));
    if (lines) words.set(face.face, lines);
  }
  return words;
}
