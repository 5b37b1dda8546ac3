import { timingSafeEqual } from "node:crypto";
import { type Config, readNamed } from "../config.ts";
import type { UnlockReply } from "../domain/teaching.ts";
import { Fault } from "../errors.ts";
import { digest } from "./token.ts";

/** Who may change what the device knows. */
export interface PinKeeper {
  /** "open" with the name of whom the PIN belongs to. */
  open(pin: string): { readonly reply: "open"; readonly by: string } | { readonly reply: Exclude<UnlockReply, "open"> };
}

interface Holder {
  readonly name: string;
  readonly digest: Buffer;
}

const LINE = /^(?:(?<name>\S(?:.*\S)?)\s+)?(?<pin>\d{6,16})$/;
const NAMELESS = "pharmacy";

/** Wrong PINs in a row before the next try has to wait; each further one doubles the wait, up to an hour. */
const TRIES = 5;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

/** Throws Fault CONFIG_INVALID for a file without PINs. `nowMs` is a monotonic clock. */
export function openPinKeeper({ pinFile }: Pick<Config["enrolment"], "pinFile">, nowMs = () => performance.now()): PinKeeper {
  const holders = pinFile === null ? [] : readHolders(pinFile);
  let wrong = 0;
  let openFromMs = Number.NEGATIVE_INFINITY;
  return {
    open(pin) {
      if (holders.length === 0) return { reply: "closed" };
      if (nowMs() < openFromMs) return { reply: "wait" };
      const shown = digest(pin);
      // All of them are compared, so that the time tells nothing of which one fits.
      const [holder] = holders.filter((one) => timingSafeEqual(one.digest, shown));
      wrong = holder ? 0 : wrong + 1;
      if (wrong >= TRIES) openFromMs = nowMs() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrong - TRIES));
      return holder ? { reply: "open", by: holder.name } : { reply: "wrong" };
    },
  };
}

function readHolders(file: string): readonly Holder[] {
  const lines = readNamed(file, "enrolment.pinFile")
    .split("\n")
    .map((line) => line.trim());
  const holders = lines.flatMap((line, index): Holder[] => {
    if (line === "") return [];
    const { name = NAMELESS, pin } = LINE.exec(line)?.groups ?? {};
    if (pin !== undefined) return [{ name, digest: digest(pin) }];
    throw new Fault("CONFIG_INVALID", `enrolment.pinFile: line ${index + 1} of ${file} is not a name and a PIN of 6 to 16 digits.`);
  });
  if (holders.length > 0) return holders;
  throw new Fault("CONFIG_INVALID", `enrolment.pinFile: ${file} holds no PIN. Write a name and a PIN of 6 to 16 digits on a line.`);
}
