import { WHOLE } from "../../domain/evidence/evidence-share.ts";
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
import { referencesOf } from "../references.ts";
import { nearItems, sidesOf } from "./near.ts";
import { proofOf } from "./proof.ts";
import type { Shown } from "./side.ts";

export interface Learned {
  /** What the edition is another version of. */
  readonly known: Bundle;
  readonly edition: Edition;
  readonly review: Extract<Teaching, { step: "review" }>;
}

/** Share of the frames kept back that must be confirmed, where the side that they show tells the item. */
const LEAST_CONFIRMED = 0.5;

interface Parts {
  readonly known: Bundle;
  readonly engine: Pick<Engine, "run">;
}

/** Fits the item's faces to its lessons and looks at the frames kept back with the result, which is what will be saved. */
export async function learnMedicine(
  { lessons, keptBack, print }: Shown,
  description: Description,
  { known, engine }: Parts,
): Promise<Learned> {
  const joined = await joinInThread(lessons, known.head);
  const references = await referencesOf(joined.found);
  const taught = withItem(known, { description, joined, kept: photographsOf(lessons), references });
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
    print,
    fit,
  } as const;
  return { known, edition, review };

  async function ask(jpeg: Uint8Array) {
    return judge(await engine.run(await sharedDecoder().decodeProven(jpeg, geometry.side)), joined.head, WHOLE);
  }
}
