/** A finger already on its way when the buttons move must not press the wrong one. */
export const GUARD_MS = 400;

interface TapGuard {
  /** Call this whenever buttons appear, vanish or change their meaning. */
  layoutChanged(nowMs: number): void;
  pressed(nowMs: number): void;
  /** Whether a click counts: neither it nor the press that started it may come too soon after a change. */
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
