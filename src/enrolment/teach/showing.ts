import type { Config } from "../../config.ts";
import type { Frame } from "../../domain/frame.ts";
import type { ShowReason, Teaching } from "../../domain/teaching.ts";
import { gate } from "../../domain/tray/gate.ts";
import type { Scene } from "../../domain/tray/scene.ts";
import type { LiveBundle } from "../../vision/bundle/live-bundle.ts";
import type { Joined } from "../edit/join.ts";
import { joinInThread } from "../join-thread.ts";
import type { Lesson } from "../learn.ts";
import { type FrameParts, type TakenFrame, takeFrame } from "./frames.ts";
import { nearItems, pictureOf, sideOf, sidesOf } from "./near.ts";

/** Frames of a side. */
export const WANTED = 10;
/** With fewer of a side nothing can be kept back to check it with. */
export const ENOUGH = 5;

export interface ShowingParts extends FrameParts {
  readonly bundle: Pick<LiveBundle, "geometry" | "head">;
  readonly limits: Config["gate"];
  /** Called after every change. */
  readonly changed: () => void;
  /** A frame could not be learned from. */
  readonly failed: (error: unknown) => void;
}

export type Showing = ReturnType<typeof openShowing>;

/**
 * Takes frames of one pack by itself: sharp ones, each with the pack lying otherwise than in the one before, first of one side and
 * then of the other. What they say of the pack among all enrolled ones is known after each.
 */
export function openShowing(item: { readonly item: string; readonly product: string }, parts: ShowingParts) {
  const { bundle, limits, changed, failed } = parts;
  const sides: [TakenFrame[], TakenFrame[]] = [[], []];
  let side: 1 | 2 = 1;
  let because: ShowReason = "empty";
  let taking = false;
  let closed = false;
  let lastTray: number | undefined;
  let joined: Joined<Lesson> | undefined;

  const taken = () => sides[side - 1] as TakenFrame[];
  const all = () => sides.flat();

  function say(reason: ShowReason): void {
    if (reason === because || closed) return;
    because = reason;
    changed();
  }

  async function take(frame: Frame, scene: Scene): Promise<void> {
    const picture = pictureOf(side, taken().length + 1);
    const next = await takeFrame(frame, scene, { ...item, picture }, parts);
    const known = await joinInThread(
      [...all(), next].map(({ lesson }) => lesson),
      bundle.head,
    );
    if (closed) return;
    lastTray = scene.tray;
    if (side === 2 && showsFirstSide(known, next)) return say("same-side");
    joined = known;
    taken().push(next);
    because = "move";
    if (taken().length >= WANTED && side === 1) turn();
    changed();
  }

  /** A first frame of the other side that joins the face of the first one: the pack was not turned over. */
  function showsFirstSide({ found }: Joined<Lesson>, { lesson }: TakenFrame): boolean {
    const face = found.find(({ photographs }) => photographs.some(({ picture }) => picture === lesson.picture));
    return face?.photographs.some(({ picture }) => sideOf(picture) !== sideOf(lesson.picture)) ?? false;
  }

  function obstacleIn(scene: Scene): ShowReason | undefined {
    const state = gate(scene, limits);
    if (state !== "open") return state;
    if (scene.tray !== lastTray) return undefined;
    return side === 2 && taken().length === 0 ? "same-side" : "move";
  }

  function turn(): void {
    side = 2;
    because = "same-side";
  }

  return {
    offer(frame: Frame, scene: Scene): void {
      if (taking || closed || taken().length >= WANTED) return;
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
      if (side === 2 || taken().length < ENOUGH) return false;
      turn();
      changed();
      return true;
    },
    /** Both sides are shown, or as much of them as there is to be. */
    isDone: (): boolean => side === 2 && taken().length >= WANTED,
    isEnough: (): boolean => sides[0].length >= ENOUGH && (sides[1].length === 0 || sides[1].length >= ENOUGH),
    frames: all,
    close(): void {
      closed = true;
    },
    state: (): Extract<Teaching, { step: "showing" }> => ({
      step: "showing",
      side,
      taken: taken().length,
      wanted: WANTED,
      enough: side === 1 ? taken().length >= ENOUGH : taken().length === 0 || taken().length >= ENOUGH,
      because,
      near: joined ? nearItems(joined.neighbours) : [],
      sides: joined ? sidesOf(joined) : [],
    }),
  };
}
