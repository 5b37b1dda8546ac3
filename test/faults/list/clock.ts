import { setTimeout as sleep } from "node:timers/promises";
import type { FaultCase } from "../fault.ts";

const HOUR_MS = 3_600_000;

function jumps(fault: string, byMs: number): FaultCase {
  return {
    area: "clock",
    fault,
    pack: "wrong",
    expects: "unmoved",
    async inject(cabinet) {
      cabinet.setClock(byMs);
      await sleep(500);
      // What is recorded from now on bears the other time.
      cabinet.show("empty");
      await sleep(1_500);
      cabinet.show("wrong");
    },
  };
}

export const CLOCK_FAULTS: readonly FaultCase[] = [
  jumps("jumps back by an hour", -HOUR_MS),
  jumps("jumps back by ten years", -10 * 365 * 24 * HOUR_MS),
  jumps("jumps ahead by a day", 24 * HOUR_MS),
];
