import type { AuditRecord, VerificationRecord } from "../../src/domain/verdict/record.ts";

export const aStart: AuditRecord = { kind: "start", version: "0.1.0", bundle: "b".repeat(64), provider: "cpu" };

export const aVerification: VerificationRecord = {
  kind: "verification",
  order: {
    id: "01JZZZZZZZZZZZZZZZZZZZZZZZ",
    transactionId: "t-1",
    kind: "remove",
    item: "amlodipine-5",
    placedAt: "2026-01-01T00:00:00.000Z",
  },
  verdict: { look: "match" },
  failed: [],
  frames: [
    {
      sequence: 7,
      quality: { sharpness: 120.5, luminance: 101, glare: 0.02, motion: 0.4 },
      gate: "open",
      evidence: { ranked: [{ item: "amlodipine-5", probability: 0.98 }], knownness: 0.91, evidenceShare: 0.87, face: "print" },
    },
  ],
  bundle: "b".repeat(64),
  provider: "CPUExecutionProvider",
  latencyMs: { decode: 4.1, infer: 80.2 },
};

export function aCancellation(verification: string): AuditRecord {
  return { kind: "cancellation", verification, why: "host" };
}
