import type { Config } from "../../config.ts";
import type { Frame } from "../../domain/frame.ts";
import type { Medicine, Teaching } from "../../domain/teaching.ts";
import type { Scene } from "../../domain/tray/scene.ts";
import { Fault } from "../../errors.ts";
import type { LiveBundle } from "../../vision/bundle/live-bundle.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import type { Curator, Deed, Refused } from "../curator.ts";
import type { Description } from "../described.ts";
import type { Versions } from "../versions/versions.ts";
import { descriptionOf } from "./description.ts";
import { type Learned, learnMedicine } from "./learned.ts";
import { openShowing, type Showing } from "./showing.ts";

interface Parts {
  readonly live: LiveBundle;
  readonly versions: Pick<Versions, "active" | "previous" | "barred">;
  readonly curator: Curator;
  readonly engine: Pick<Engine, "run" | "read">;
  readonly limits: Config["gate"];
  readonly orderOpen: () => boolean;
}

export type Teacher = ReturnType<typeof openTeacher>;

type Lesson =
  | { readonly step: "showing"; readonly description: Description; readonly showing: Showing }
  | { readonly step: "fitting" | "saving" }
  | { readonly step: "review"; readonly description: Description; readonly learned: Learned };

/**
 * Teaches the device one medicine at a time. The tray belongs to whoever has an order: an order that comes ends the showing, and
 * nothing of it is kept.
 */
export function openTeacher({ live, versions, curator, engine, limits, orderOpen }: Parts) {
  let lesson: Lesson | undefined;
  let ended: "saved" | "order" | "fault" | undefined;
  let tell: (teaching: Teaching) => void = () => {};

  function move(next: Lesson | undefined, because?: "saved" | "order" | "fault"): void {
    if (lesson?.step === "showing") lesson.showing.close();
    lesson = next;
    ended = because;
    tell(state());
  }

  function state(): Teaching {
    if (lesson?.step === "showing") return lesson.showing.state();
    if (lesson?.step === "review") return lesson.learned.review;
    if (lesson) return { step: lesson.step };
    const kept = { version: versions.active, previous: versions.previous };
    return ended ? { step: "ended", because: ended, ...kept } : { step: "resting", ...kept };
  }

  /** What the engine or the disk cannot do has been reported where it arose. */
  function failed(error: unknown): void {
    if (!(error instanceof Error)) throw error;
    move(undefined, "fault");
  }

  async function learn(description: Description, showing: Showing): Promise<void> {
    move({ step: "fitting" });
    try {
      const learned = await learnMedicine(await showing.shown(), description, { known: live.now, engine });
      if (lesson?.step === "fitting") move({ step: "review", description, learned });
    } catch (error) {
      failed(error);
    }
  }

  return {
    state,
    /** The number of the version in use. */
    version: () => versions.active,

    /** Told every change from now on, until somebody else listens. */
    listen(listener: (teaching: Teaching) => void): void {
      tell = listener;
    },

    /** Whether frames are wanted although nothing is ordered. */
    wants: (): boolean => lesson?.step === "showing",

    /** A frame of the tray, and whether an order is open. */
    offer(frame: Frame, scene: Scene | undefined): void {
      if (lesson?.step !== "showing") return;
      const { showing, description } = lesson;
      if (orderOpen()) move(undefined, "order");
      else if (showing.isDone()) void learn(description, showing);
      else if (scene) showing.offer(frame, scene);
    },

    begin(medicine: Medicine): "done" | Refused {
      if (lesson && lesson.step !== "review") return { refused: "busy", why: "Another medicine is being taught." };
      if (orderOpen()) return { refused: "order-open", why: "An order is open. Teach a medicine once it is over." };
      if (versions.barred !== undefined) return { refused: "invalid", why: versions.barred };
      const description = descriptionOf(medicine, live.items);
      if ("refused" in description) return description;
      const { id } = description;
      if (live.formulary.items.has(id))
        return { refused: "known-item", why: `${id} is in the formulary. Retire it first to teach it anew.` };
      const showing = openShowing(description, { bundle: live, engine, limits, changed: () => tell(state()), failed });
      move({ step: "showing", description, showing });
      return "done";
    },

    next(): "done" | Refused {
      if (lesson?.step !== "showing") return NOTHING_SHOWN;
      const { showing, description } = lesson;
      if (showing.next()) return "done";
      if (!showing.isEnough()) return { refused: "invalid", why: "Show more of this side first." };
      void learn(description, showing);
      return "done";
    },

    async save(deed: Pick<Deed, "by" | "via">): Promise<"done" | Refused> {
      if (lesson?.step !== "review" || !lesson.learned.review.fit) return NOTHING_SHOWN;
      const review = lesson;
      const { description, learned } = review;
      move({ step: "saving" });
      try {
        const changed = await curator.change({ ...deed, did: "enrolled", items: [description.id] }, () =>
          learned.known === live.now ? learned.edition : OVERTAKEN,
        );
        if ("refused" in changed) {
          move(review);
          return changed;
        }
        move(undefined, "saved");
        return "done";
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        move(undefined, "fault");
        return { refused: "busy", why: error.detail };
      }
    },

    /** What came of the last medicine is no longer the latest. */
    rest(): void {
      ended = undefined;
    },

    /** Gives up what was shown; what is being saved is saved. */
    leave(): void {
      if (lesson?.step !== "saving") move(undefined);
    },
  };
}

const NOTHING_SHOWN: Refused = { refused: "invalid", why: "Nothing was shown that could be saved." };
const OVERTAKEN: Refused = { refused: "invalid", why: "The formulary was changed meanwhile. Show the pack again." };
