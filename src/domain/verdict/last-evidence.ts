import type { Evidence } from "../evidence/evidence.ts";
import type { VerificationRecord } from "./record.ts";

/** Of the newest frame that reached the network; undefined where none did. */
export function lastEvidence({ frames }: Pick<VerificationRecord, "frames">): Evidence | undefined {
  return frames.findLast(({ evidence }) => evidence !== undefined)?.evidence;
}
