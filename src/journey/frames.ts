import type { Camera } from "../camera/camera.ts";
import type { Frame } from "../domain/frame.ts";
import { Fault, type ReportFault } from "../errors.ts";
import type { View } from "../protocol.ts";
import { SLOTS } from "../vision/engine/slots.ts";
import type { Glimpse } from "./pipeline.ts";

/** This many consecutive unreadable pictures are a fault; a single one is skipped. */
const UNREADABLE = 3;

interface Options {
  readonly camera: Pick<Camera, "next">;
  readonly see: (frame: Frame) => Promise<Glimpse>;
  readonly answer: (glimpse: Glimpse) => Promise<View>;
  /** Called with every view and the frame it came from. */
  readonly show: (view: View, glimpse: Glimpse) => void;
  /** Called for every picture that cannot be read. */
  readonly missed: () => void;
  /** Told about pictures that cannot be read. Every other fault is reported by the part that has it. */
  readonly report: ReportFault;
}

/**
 * Takes the newest frame, again and again, until the signal aborts.
 *
 * INVARIANTS: A frame is seen while earlier ones are still in the network, so that the network never waits; at most as many
 * are under way as the engine has slots. Frames are seen one after the other, and answered one after the other.
 */
export async function readFrames({ camera, see, answer, show, missed, report }: Options, signal: AbortSignal): Promise<void> {
  let unreadable = 0;
  /** Oldest first; each resolves after the one before. */
  const underWay: Promise<void>[] = [];
  while (!signal.aborted) {
    const frame = await camera.next(signal).catch(unlessAborted(signal));
    if (!frame) break;
    const glimpse = await see(frame).catch(skip);
    if (!glimpse) continue;
    if (glimpse.scene) unreadable = 0; // it was read
    const before = underWay.at(-1) ?? Promise.resolve();
    underWay.push(before.then(() => tell(glimpse)));
    if (underWay.length === SLOTS) await underWay.shift();
  }
  await underWay.at(-1);

  async function tell(glimpse: Glimpse): Promise<void> {
    const view = await answer(glimpse).catch(skip);
    if (!view) return;
    show(view, glimpse);
    // After its view, so that nothing older is uncovered; an earlier frame says nothing about the pictures since then.
    if (unreadable < UNREADABLE) report(undefined);
  }

  function skip(error: unknown): undefined {
    if (!(error instanceof Fault)) throw error;
    if (error.code !== "CAMERA_GARBAGE") return;
    missed();
    if (++unreadable >= UNREADABLE) report(error);
  }
}

function unlessAborted(signal: AbortSignal): (error: unknown) => undefined {
  return (error) => {
    if (!signal.aborted) throw error;
    return undefined;
  };
}
