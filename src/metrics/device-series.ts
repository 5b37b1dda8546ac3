import { Counter, Gauge, type Registry } from "prom-client";
import { PARTS, partPasses } from "../domain/self-test/part.ts";
import type { SelfTestReport } from "../domain/self-test/report.ts";
import { DEVICE_STATES, type DeviceState } from "../domain/verdict/device-state.ts";
import type { FaultCode } from "../errors.ts";
import { version } from "../version.ts";
import { FAULT_NUMBERS } from "./fault-numbers.ts";

/** Execution providers, by the number that the metric gives them; 0 is none. */
export const PROVIDERS = ["none", "cpu", "cuda", "tensorrt"] as const;

/** The state of the device, and what it proved of itself. */
export function openDeviceSeries(registers: Registry[]) {
  function gauge(name: string, help: string) {
    return new Gauge({ name: `blisterscope_${name}`, help, registers });
  }

  const build = new Gauge({
    name: "blisterscope_build_info",
    help: "1 for the program and the bundle in use.",
    labelNames: ["version", "bundle"],
    registers,
  });
  const ready = gauge("ready", "1 when green may be shown.");
  const state = gauge("state", "0 READY, 1 READY_SLOW, 2 ADVISORY_OFF, 3 MAINTENANCE.");
  const fault = gauge("fault", "The number of the fault on the screen; 0 without one.");
  const provider = gauge("provider", "The execution provider in use: 0 none, 1 cpu, 2 cuda, 3 tensorrt.");
  const starts = new Counter({ name: "blisterscope_model_starts_total", help: "How often the model was loaded.", registers });
  const checks = new Gauge({
    name: "blisterscope_self_test_check",
    help: "1 for a part of the device that the last self-test proved.",
    labelNames: ["check"],
    registers,
  });
  let testedAtMs = performance.now();
  new Gauge({
    name: "blisterscope_self_test_age_seconds",
    help: "Since the last self-test was completed; before the first, since the daemon was started.",
    registers,
    collect() {
      this.set((performance.now() - testedAtMs) / 1_000);
    },
  });
  for (const check of PARTS) checks.set({ check }, 0);
  state.set(DEVICE_STATES.indexOf("ADVISORY_OFF"));
  build.set({ version, bundle: "" }, 1);

  return {
    /** sha256 of the bundle's card. */
    bundle(hash: string): void {
      build.reset();
      build.set({ version, bundle: hash.slice(0, 12) }, 1);
    },
    ready: (isReady: boolean): void => ready.set(isReady ? 1 : 0),
    state: (name: DeviceState): void => state.set(DEVICE_STATES.indexOf(name)),
    /** The one on the screen. */
    fault: (code: FaultCode | undefined): void => fault.set(code === undefined ? 0 : FAULT_NUMBERS[code]),
    /** The model was loaded, and this is what computes. */
    modelLoaded(name: (typeof PROVIDERS)[number]): void {
      starts.inc();
      provider.set(PROVIDERS.indexOf(name));
    },
    selfTest({ checks: results }: SelfTestReport): void {
      testedAtMs = performance.now();
      for (const check of PARTS) checks.set({ check }, partPasses(check, results) ? 1 : 0);
    },
  };
}
