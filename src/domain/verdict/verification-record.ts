import type { PrintFinding } from "../evidence/print/judge-print.ts";
import type { FrameRecord, VerificationRecord } from "./record.ts";
import type { Observation } from "./settle.ts";
import type { Proven, Settled } from "./settled.ts";

/** How many of a frame's ranked items its record keeps. */
const RANKED = 3;

/** What the record says of the device rather than of the pack. */
export type Circumstances = Pick<VerificationRecord, "bundle" | "provider" | "latencyMs" | "concealed" | "picture">;

/** A verdict as it is written down: as proven, with the frames that settled it. */
export function verificationRecord(
  { order, observations, print }: Settled,
  { verdict, failed }: Proven,
  device: Circumstances,
): VerificationRecord {
  const frames = observations.map(frameRecord);
  return { kind: "verification", order, verdict, failed, ...(print && { print: told(print) }), frames, ...device };
}

function frameRecord(seen: Observation): FrameRecord {
  const { sequence, quality, gate } = seen;
  if (seen.gate !== "open") return { sequence, quality, gate };
  const { evidence } = seen.finding;
  return { sequence, quality, gate, evidence: { ...evidence, ranked: evidence.ranked.slice(0, RANKED) } };
}

function told({ says, words, names }: PrintFinding): NonNullable<VerificationRecord["print"]> {
  return { says, words, ...(names !== undefined && { names }) };
}
