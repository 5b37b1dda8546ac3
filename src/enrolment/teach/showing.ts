import type { Config } from "../../config.ts";
import type { Frame } from "../../domain/frame.ts";
import type { Item } from "../../domain/item.ts";
import type { ShowReason, TaughtPrint, Teaching } from "../../domain/teaching.ts";
import { gate } from "../../domain/tray/gate.ts";
import type { Scene } from "../../domain/tray/scene.ts";
import type { LiveBundle } from "../../vision/bundle/live-bundle.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import type { Description } from "../described.ts";
import type { Joined } from "../edit/join.ts";
import { joinInThread } from "../join-thread.ts";
import type { Lesson } from "../learn.ts";
import { type FrameParts, keepBack, takeLesson } from "./frames.ts";
import { nearItems, pictureOf, sideOf, sidesOf } from "./near.ts";
import { openPrintReader, printOf } from "./print.ts";
import { ENOUGH, isKeptBack, type Shown, type Side, takenOf, UNSEEN, WANTED } from "./side.ts";

export interface ShowingParts extends FrameParts {
  readonly bundle: Pick<LiveBundle, "geometry" | "head"> & { readonly items: readonly Item[] };
  readonly engine: Pick<Engine, "run" | "read">;
  readonly limits: Config["gate"];
  /** Called after every change. */
  readonly changed: () => void;
  /** A frame could not be learned from. */
  readonly failed: (error: unknown) => void;
}

export type Showing = ReturnType<typeof openShowing>;

/**
 * Takes frames of one pack by itself: sharp ones, each with the pack lying otherwise than in the one before, first of one side and
 * then of the other. A pack that lay in the tray before it was asked for is not taken for the front of anything. What the frames say of
 * the pack among all enrolled ones is known after each, and what is printed on it after some.
 */
export function openShowing(description: Description, parts: ShowingParts) {
  const { bundle, engine, limits, changed, failed } = parts;
  const { id: item, name: product } = description;
  const sides: [Side, Side] = [UNSEEN, UNSEEN];
  let side: 1 | 2 = 1;
  let because: ShowReason = "empty";
  let begun = false;
  let taking = false;
  let closed = false;
  let lastTray: number | undefined;
  let joined: Joined<Lesson> | undefined;
  let print: TaughtPrint | undefined;
  const reader = openPrintReader(engine, (lines) => {
    print = printOf(lines, description, bundle.items);
    if (!closed) changed();
  });

  const current = () => sides[side - 1] as Side;
  const taken = () => takenOf(current());
  const all = () => sides.flatMap(({ lessons }) => lessons);

  function say(reason: ShowReason): void {
    if (reason === because || closed) return;
    because = reason;
    changed();
  }

  async function take(frame: Frame, scene: Scene): Promise<void> {
    const on = side;
    const next = isKeptBack(current()) ? await checked(scene) : await learned(frame, scene);
    if (closed || side !== on) return;
    lastTray = scene.tray;
    if (!next) return say("same-side");
    sides[on - 1] = next.side;
    joined = next.joined;
    because = "move";
    if (taken() >= WANTED && side === 1) turn();
    changed();
  }

  async function checked(scene: Scene) {
    const { lessons, keptBack } = current();
    return { side: { lessons, keptBack: [...keptBack, await keepBack(scene, parts)] }, joined };
  }

  async function learned(frame: Frame, scene: Scene) {
    const on = side;
    const picture = pictureOf(on, taken() + 1);
    const { lessons, keptBack } = current();
    const lesson = await takeLesson(frame, scene, { item, product, picture }, parts);
    const known = await joinInThread([...all(), lesson], bundle.head);
    if (on === 2 && showsFirstSide(known, lesson)) return undefined;
    reader.offer(on, picture, frame, scene);
    return { side: { lessons: [...lessons, lesson], keptBack }, joined: known };
  }

  /** A first frame of the other side that joins the face of the first one: the pack was not turned over. */
  function showsFirstSide({ found }: Joined<Lesson>, lesson: Lesson): boolean {
    const face = found.find(({ photographs }) => photographs.some(({ picture }) => picture === lesson.picture));
    return face?.photographs.some(({ picture }) => sideOf(picture) !== sideOf(lesson.picture)) ?? false;
  }

  function obstacleIn(scene: Scene): ShowReason | undefined {
    const state = gate(scene, limits);
    if (!begun && state === "open") lastTray = scene.tray;
    begun = true;
    if (state !== "open") return state;
    if (scene.tray !== lastTray) return undefined;
    if (taken() > 0) return "move";
    return side === 2 ? "same-side" : "lay-anew";
  }

  function turn(): void {
    side = 2;
    because = "same-side";
  }

  return {
    offer(frame: Frame, scene: Scene): void {
      if (taking || closed || taken() >= WANTED) return;
      const obstacle = obstacleIn(scene);
      say(obstacle ?? "looking");
      if (obstacle) return;
      taking = true;
      take(frame, scene)
        .catch(failed)
        .finally(() => {
          taking = false;
        });
    },
    /** Goes on to the other side; false when that was the last one, or there is too little of this one. */
    next(): boolean {
      if (side === 2 || taken() < ENOUGH) return false;
      turn();
      changed();
      return true;
    },
    /** Both sides are shown, or as much of them as there is to be. */
    isDone: (): boolean => side === 2 && taken() >= WANTED,
    isEnough: (): boolean => takenOf(sides[0]) >= ENOUGH && (takenOf(sides[1]) === 0 || takenOf(sides[1]) >= ENOUGH),
    /** All that is learned from, with its print, and all that is not. */
    async shown(): Promise<Shown> {
      const words = await reader.words();
      return {
        lessons: all().map((lesson) => ({ ...lesson, words: words.get(lesson.picture) })),
        keptBack: sides.flatMap(({ keptBack }) => keptBack),
        print,
      };
    },
    close(): void {
      closed = true;
    },
    state: (): Extract<Teaching, { step: "showing" }> => ({
      step: "showing",
      side,
      taken: taken(),
      wanted: WANTED,
      enough: side === 1 ? taken() >= ENOUGH : taken() === 0 || taken() >= ENOUGH,
      because,
      near: joined ? nearItems(joined.neighbours) : [],
      sides: joined ? sidesOf(joined) : [],
      print,
    }),
  };
}
