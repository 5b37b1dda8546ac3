/** Pictures are counted over so long, milliseconds. */
const WINDOW_MS = 10_000;

/** How many of the pictures come that should. */
export function openRate(framesPerSecond: number) {
  let counted: { readonly atMs: number; readonly frames: number }[] = [];
  let changedAtMs = performance.now();

  return {
    /** `frames`: all that have come so far. */
    beat(frames: number): void {
      const atMs = performance.now();
      if (frames !== counted.at(-1)?.frames) changedAtMs = atMs;
      counted.push({ atMs, frames });
      // One entry beyond the window stays, so that the window is always covered.
      const first = counted.findLastIndex((entry) => atMs - entry.atMs >= WINDOW_MS);
      if (first > 0) counted = counted.slice(first);
    },
    /** The share of the expected pictures; "unknown" before the window is full. */
    share(): number | "unknown" {
      const [first] = counted;
      const last = counted.at(-1);
      if (!first || !last || last.atMs - first.atMs < WINDOW_MS) return "unknown";
      return (last.frames - first.frames) / ((framesPerSecond * (last.atMs - first.atMs)) / 1_000);
    },
    /** Since a picture came last. */
    silentMs: (): number => performance.now() - changedAtMs,
    forget(): void {
      counted = [];
    },
  };
}
