import type { Camera } from "../camera/camera.ts";
import type { Frame } from "../domain/frame.ts";
import { Fault, type ReportFault } from "../errors.ts";
import type { View } from "../protocol.ts";
import type { Glimpse } from "./pipeline.ts";

/** Two in the network, and one that is seen meanwhile. */
const UNDER_WAY = 3;

/** This many consecutive unreadable pictures are a fault; a single one is skipped. */
const UNREADABLE = 3;

interface Options {
  readonly camera: Camera;
  readonly see: (frame: Frame) => Promise<Glimpse>;
  readonly answer: (glimpse: Glimpse) => Promise<View>;
  /** Called with every view and the frame that it came from. */
  readonly seen: (view: View, frame: Frame) => void;
  /** Called for every picture that cannot be read. */
  readonly missed: () => void;
  /** Told about pictures that cannot be read. Every other fault is reported by the part that has it. */
  readonly report: ReportFault;
}

/**
 * Takes the newest frame, again and again, until the signal aborts.
 *
 * INVARIANTS: A frame is seen while those before it may still be in the network, so that the network need not wait; but no
 * more than UNDER_WAY. Frames are seen one after the other, and answered one after the other.
 */
export async function readFrames({ camera, see, answer, seen, missed, report }: Options, signal: AbortSignal): Promise<void> {
  let unreadable = 0;
  /** Oldest first; each resolves after the one before. */
  const underWay: Promise<void>[] = [];
  while (!signal.aborted) {
    const frame = await camera.next(signal).catch(unlessAborted(signal));
    if (!frame) break;
    const glimpse = await see(frame).catch(skip);
    if (!glimpse) continue;
    unreadable = 0;
    const before = underWay.at(-1) ?? Promise.resolve();
    underWay.push(before.then(() => tell(glimpse)));
    if (underWay.length === UNDER_WAY) await underWay.shift();
  }
  await underWay.at(-1);

  async function tell(glimpse: Glimpse): Promise<void> {
    const view = await answer(glimpse).catch(skip);
    if (!view) return;
    seen(view, glimpse.frame);
    // After its view, so that nothing older is uncovered; and a frame from before says nothing about the pictures since then.
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
