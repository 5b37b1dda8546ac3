import type { Camera } from "./camera/camera.ts";
import type { Frame } from "./domain/frame.ts";
import { Fault, type ReportFault } from "./errors.ts";
import type { View } from "./protocol.ts";

/** So many unreadable pictures in a row are a fault; a single one is skipped. */
const UNREADABLE = 3;

interface Options {
  readonly camera: Camera;
  readonly inspect: (frame: Frame) => Promise<View>;
  /** Called with every view and the frame that it came from. */
  readonly seen: (view: View, frame: Frame) => void;
  /** Told about pictures that cannot be read. Every other fault is reported by the part that has it. */
  readonly report: ReportFault;
}

/** Inspects the newest frame, one at a time, until the signal aborts. */
export async function readFrames({ camera, inspect, seen, report }: Options, signal: AbortSignal): Promise<void> {
  let unreadable = 0;
  while (!signal.aborted) {
    const frame = await camera.next(signal).catch(unlessAborted(signal));
    if (!frame) return;
    try {
      seen(await inspect(frame), frame);
      unreadable = 0;
      report(undefined);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      if (error.code === "CAMERA_GARBAGE" && ++unreadable >= UNREADABLE) report(error);
    }
  }
}

function unlessAborted(signal: AbortSignal): (error: unknown) => undefined {
  return (error) => {
    if (!signal.aborted) throw error;
    return undefined;
  };
}
