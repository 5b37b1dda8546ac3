import type { ExplainedMap } from "../../src/domain/evidence/explain.ts";
import { atLeast, atMost, none } from "../../src/domain/self-test/check.ts";
import { TRANSACTION_KINDS } from "../../src/domain/verdict/order.ts";
import type { EntryNumber } from "../../src/domain/verdict/verdict.ts";
import type { DeviceStatus, Explanation, Hello, Outline, View } from "../../src/protocol.ts";
import { drawnCrop } from "./drawn-packs.ts";

type VerdictView = Extract<View, { view: "verdict" }>;

export const ORDER: VerdictView["order"] = {
  id: "01K0000000000000000000TEST",
  transactionId: "cabinet-7/4711",
  kind: "remove",
  item: "hydralazine-25",
  placedAt: "2026-01-02T03:04:05.000Z",
};

export const DEVICE: DeviceStatus = {
  version: "0.1.0",
  bundle: { name: "Drawn formulary", version: "1.0.0", hash: "5eed".repeat(16), provisional: true },
  provider: "CPUExecutionProvider",
  threads: 6,
  camera: { source: "recording", frames: 12_345, dropped: 6 },
  entries: 4_711,
  faults: [],
  latency: [
    { stage: "decode", medianMs: 6.1, p95Ms: 8.4 },
    { stage: "locate", medianMs: 4.2, p95Ms: 6 },
    { stage: "infer", medianMs: 118.7, p95Ms: 131.2 },
    { stage: "explain", medianMs: 0.9, p95Ms: 1.4 },
    { stage: "record", medianMs: 1.1, p95Ms: 3.8 },
    { stage: "frame to view", medianMs: 133.5, p95Ms: 149.9 },
  ],
  read: ["Amoxicillin 500 mg", "LOT A1", "EXP 03/2028"],
  uptimeSeconds: 7_384,
  state: "READY",
  maintenanceUntil: null,
  selfTest: {
    id: "01K0000000000000000000RUN1",
    trigger: "hourly",
    started: "2026-01-02T03:04:05.000Z",
    ended: "2026-01-02T03:04:09.000Z",
    bundle: "5eed".repeat(16),
    provider: "CPUExecutionProvider",
    pass: false,
    checks: [
      none("known-answer.top-1", []),
      atMost("known-answer.parity", 0.0042, 0.02),
      atLeast("known-answer.embedding", 0.999_99, 0.999),
      none("known-answer.reject", ["golden/93.jpg is confirmed as hydralazine-25"]),
      atMost("locator.known-answer", 0.0061, 0.02),
      { ...atMost("latency.budget", 612, 500, "a picture takes too long"), advisory: true },
      atMost("display.path", 21.4, 1_000),
      atLeast("storage.free", 18_220, 16),
    ],
  },
  testing: false,
};

/** Of a cabinet that asks for no badges, with an empty formulary. */
export function cannedHello(changes: Partial<Hello> = {}): Hello {
  return {
    build: "build-1",
    bundle: DEVICE.bundle.hash,
    formulary: [],
    kinds: TRANSACTION_KINDS,
    policy: { user: false, witness: false },
    screen: { language: "en", sound: false },
    demo: false,
    ...changes,
  };
}

/** An order of one pack, none of them done. */
export const OF_ORDER = { order: ORDER, counted: 0, wanted: 1, needs: [] } as const;

export function waiting(because: Extract<View, { view: "waiting" }>["because"], packs: readonly Outline[] = []): View {
  return { view: "waiting", ...OF_ORDER, because, packs };
}

export function checking(agreeing: number, packs: readonly Outline[] = []): View {
  return { view: "checking", ...OF_ORDER, agreeing, needed: 3, packs };
}

/** A standing verdict that outlasts any test. */
export function verdict(look: VerdictView["verdict"], changes: Partial<VerdictView> = {}): VerdictView {
  const validUntil = new Date(Date.now() + 3_600_000).toISOString();
  return { view: "verdict", ...OF_ORDER, verdict: look, entry: 42 as EntryNumber, validUntil, ...changes };
}

/** Where a network that took the pack for `seen` might have looked. */
export async function explanation(seen: string, other?: string): Promise<Explanation> {
  const { jpeg, window, pack } = await drawnCrop(seen);
  const maps: ExplainedMap[] = [{ explains: seen, ...blob(1.6, 2.1, 1.1) }];
  if (other !== undefined)
    maps.push({ explains: other, ...blob(4.2, 3.4, 1.7) }, { explains: seen, against: other, ...blob(4.6, 1.9, 0.8) });
  return { crop: jpeg, window, pack, turn: 0, face: "pill", maps };
}

/** Evidence around one place of a 7 x 7 map; adds up to 1. */
export function blob(column: number, row: number, spread: number): { rows: number; columns: number; values: number[] } {
  const heights = Array.from({ length: 49 }, (_, cell) => {
    const distance = Math.hypot((cell % 7) - column, Math.floor(cell / 7) - row);
    return Math.exp(-((distance / spread) ** 2) / 2);
  });
  const sum = heights.reduce((total, height) => total + height, 0);
  return { rows: 7, columns: 7, values: heights.map((height) => height / sum) };
}
