import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { SelfTestReport } from "./domain/self-test/report.ts";
import type { GateReason } from "./domain/tray/scene.ts";
import { DEVICE_STATES, type DeviceState } from "./domain/verdict/device-state.ts";
import type { Verdict } from "./domain/verdict/verdict.ts";
import type { FaultCode } from "./errors.ts";

/** The stages of a frame's journey, in order, and the reading of a pack beside it; "frame-to-view" is the whole of the journey. */
const STAGES = ["decode", "locate", "crop", "infer", "judge", "explain", "record", "read", "frame-to-view"] as const;
export type Stage = (typeof STAGES)[number];

interface StageLatency {
  readonly stage: Stage;
  readonly medianMs: number;
  readonly p95Ms: number;
}

interface OutboxDepth {
  readonly destination: string;
  readonly letters: number;
  /** ISO 8601, UTC; undefined when none waits. */
  readonly since: string | undefined;
}

/** Runs of each stage that the technician's page summarizes. */
const RECENT = 300;

export type Metrics = ReturnType<typeof openMetrics>;

/** A registry of its own, so that two daemons in one process (as in tests) do not mix their numbers. */
export function openMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: "blisterscope_" });
  const latency = new Histogram({
    name: "blisterscope_stage_seconds",
    help: "Time spent in each stage of a frame's journey.",
    labelNames: ["stage"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  });
  const verdicts = new Counter({ name: "blisterscope_verdicts_total", help: "Recorded verdicts.", labelNames: ["look"], registers });
  const gates = new Counter({
    name: "blisterscope_gate_closed_total",
    help: "Frames that did not reach the network.",
    labelNames: ["because"],
    registers,
  });
  const faults = new Counter({ name: "blisterscope_faults_total", help: "Declared faults.", labelNames: ["code"], registers });
  const frames = new Gauge({ name: "blisterscope_camera_frames", help: "Pictures the camera delivered.", registers });
  const dropped = new Gauge({
    name: "blisterscope_camera_frames_dropped",
    help: "Pictures replaced by a newer one before they were used.",
    registers,
  });
  const unreadable = new Counter({
    name: "blisterscope_pictures_unreadable_total",
    help: "Pictures of which a part is missing or damaged.",
    registers,
  });
  const provider = new Gauge({
    name: "blisterscope_provider_info",
    help: "1 for the execution provider in use.",
    labelNames: ["provider"],
    registers,
  });
  const ready = new Gauge({ name: "blisterscope_ready", help: "1 when green may be shown.", registers });
  const letters = new Gauge({
    name: "blisterscope_outbox_letters",
    help: "Events that a receiver has not taken yet.",
    labelNames: ["destination"],
    registers,
    collect: () => measureOutbox(),
  });
  const oldest = new Gauge({
    name: "blisterscope_outbox_oldest_seconds",
    help: "Age of the oldest event that a receiver has not taken yet.",
    labelNames: ["destination"],
    registers,
  });
  const lost = new Counter({
    name: "blisterscope_outbox_lost_total",
    help: "Events given up because too many waited.",
    labelNames: ["destination"],
    registers,
  });
  let depths: () => readonly OutboxDepth[] = () => [];
  const state = new Gauge({ name: "blisterscope_state", help: "1 for the device's state.", labelNames: ["state"], registers });
  const checks = new Gauge({
    name: "blisterscope_self_test_check",
    help: "1 for a check of the last self-test that passed.",
    labelNames: ["check"],
    registers,
  });
  const tests = new Counter({
    name: "blisterscope_self_tests_total",
    help: "Self-tests that were completed.",
    labelNames: ["trigger", "passed"],
    registers,
  });
  const tested = new Gauge({ name: "blisterscope_self_test_seconds", help: "When the last self-test ended, since 1970.", registers });
  const unproven = new Counter({
    name: "blisterscope_matches_not_proven_total",
    help: "Matches that were not shown, by the first condition of the green rule that failed.",
    labelNames: ["lacks"],
    registers,
  });
  const recent = new Map<Stage, number[]>(STAGES.map((stage) => [stage, []]));

  function measureOutbox(): void {
    for (const { destination, letters: count, since } of depths()) {
      letters.set({ destination }, count);
      oldest.set({ destination }, since === undefined ? 0 : (Date.now() - Date.parse(since)) / 1_000);
    }
  }

  function took(stage: Stage, ms: number): void {
    latency.observe({ stage }, ms / 1000);
    const kept = recent.get(stage);
    if (kept && kept.push(ms) > RECENT) kept.shift();
  }

  return {
    verdict(verdict: Verdict) {
      verdicts.inc({ look: verdict.look });
      if (verdict.look === "unsure" && verdict.lacks) unproven.inc({ lacks: verdict.lacks });
    },
    gateClosed: (because: GateReason) => gates.inc({ because }),
    fault: (code: FaultCode) => faults.inc({ code }),
    camera(counts: { readonly frames: number; readonly dropped: number }) {
      frames.set(counts.frames);
      dropped.set(counts.dropped);
    },
    unreadable: () => unreadable.inc(),
    provider(name: string) {
      provider.reset();
      provider.set({ provider: name }, 1);
    },
    /** Asked whenever the metrics are. */
    outbox(measured: () => readonly OutboxDepth[]): void {
      depths = measured;
    },
    lostEvent: (destination: string) => lost.inc({ destination }),
    ready: (isReady: boolean) => ready.set(isReady ? 1 : 0),
    state(name: DeviceState) {
      for (const one of DEVICE_STATES) state.set({ state: one }, one === name ? 1 : 0);
    },
    selfTest({ trigger, ended, pass, checks: results }: SelfTestReport) {
      tests.inc({ trigger, passed: String(pass) });
      tested.set(Date.parse(ended ?? "") / 1000);
      checks.reset();
      for (const { id, pass } of results) checks.set({ check: id }, pass ? 1 : 0);
    },
    took,

    /** Runs the stage and records how long it took, even when it fails. */
    async time<T>(stage: Stage, run: () => T | Promise<T>): Promise<T> {
      const startedMs = performance.now();
      try {
        return await run();
      } finally {
        took(stage, performance.now() - startedMs);
      }
    },

    /** The latest run of every stage that has run, milliseconds. */
    latest: (): Readonly<Record<string, number>> =>
      Object.fromEntries([...recent].flatMap(([stage, kept]) => kept.slice(-1).map((ms) => [stage, ms]))),

    /** Over the last RECENT runs of each stage. */
    latencies: (): readonly StageLatency[] =>
      STAGES.map((stage) => {
        const sorted = [...(recent.get(stage) ?? [])].sort((a, b) => a - b);
        return { stage, medianMs: quantile(sorted, 0.5), p95Ms: quantile(sorted, 0.95) };
      }),

    exposition: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

/** Nearest-rank quantile of an ascending list; 0 for an empty one. */
export function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? 0;
}
