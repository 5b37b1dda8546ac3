/** Notices a camera that sends one picture again and again: sensor noise makes any two real pictures differ. */
export interface FreezeDetector {
  /** Whether the camera has sent exactly these bytes for `limitMs` or longer. */
  isFrozen(jpeg: Uint8Array): boolean;
}

export function openFreezeDetector(limitMs: number): FreezeDetector {
  let previous: Uint8Array | undefined;
  let changedAtMs = 0;
  return {
    isFrozen(jpeg) {
      const nowMs = performance.now();
      if (previous === undefined || Buffer.compare(previous, jpeg) !== 0) changedAtMs = nowMs;
      previous = jpeg;
      return nowMs - changedAtMs >= limitMs;
    },
  };
}
