/** A finger that was on its way when the buttons moved must not press what it did not mean. */
export const GUARD_MS = 400;

interface TapGuard {
  /** To be called whenever buttons appear, vanish or change their meaning. */
  layoutChanged(nowMs: number): void;
  pressed(nowMs: number): void;
  /** Whether a click counts: neither it nor the press that began it may fall into the time after a change. */
  allows(nowMs: number, byPointer: boolean): boolean;
}

export function tapGuard(): TapGuard {
  let openFromMs = Number.NEGATIVE_INFINITY;
  let pressedAtMs = Number.NEGATIVE_INFINITY;
  return {
    layoutChanged(nowMs) {
      openFromMs = nowMs + GUARD_MS;
    },
    pressed(nowMs) {
      pressedAtMs = nowMs;
    },
    allows: (nowMs, byPointer) => nowMs >= openFromMs && (!byPointer || pressedAtMs >= openFromMs),
  };
}
