import type { UnlockReply } from "../domain/teaching.ts";
import type { PinKeeper } from "./pin.ts";

/** Until nothing was asked for during this long. */
const OPEN_MS = 10 * 60_000;

/** What a PIN opens at one screen: until another word is said in its place, or nobody has used it for a while. */
export function openPinHold(pins: PinKeeper) {
  let holder: { readonly by: string; readonly untilMs: number } | undefined;
  return {
    /** An empty one locks. */
    unlock(pin: unknown): UnlockReply {
      holder = undefined;
      if (pin === "") return "wrong";
      const opened = pins.open(typeof pin === "string" ? pin : "");
      if (opened.reply === "open") holder = { by: opened.by, untilMs: performance.now() + OPEN_MS };
      return opened.reply;
    },

    /** Until it is locked: what was opened goes on showing its steps while nobody asks for anything. */
    isOpen: () => holder !== undefined,

    /** Uses it: whom the PIN belongs to, or undefined while it is locked. */
    use(): string | undefined {
      if (!holder || performance.now() > holder.untilMs) return undefined;
      holder = { by: holder.by, untilMs: performance.now() + OPEN_MS };
      return holder.by;
    },
  };
}
