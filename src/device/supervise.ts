import type { DeviceState } from "../domain/verdict/device-state.ts";
import type { Fault } from "../errors.ts";
import type { Systemd } from "./systemd.ts";

/**
 * Tells the service manager how the device is, at every beat. A start is over when the first self-test has ended, passed or failed, or
 * when something is declared that keeps it from being made; what the camera lacks does not. A declared fault is progress: a person sees it.
 */
export function supervise(systemd: Systemd, state: DeviceState, faults: readonly Fault[]): void {
  const preparing = isPreparing(faults);
  systemd.status(statusOf(state, faults, preparing));
  if (preparing) systemd.preparing();
  else systemd.ready();
  if (faults.length > 0) systemd.progress();
}

function isPreparing(faults: readonly Fault[]): boolean {
  return faults.some(isStart) && faults.every((fault) => isStart(fault) || fault.code.startsWith("CAMERA_"));
}

function isStart({ code }: Fault): boolean {
  return code === "MODEL_STARTING";
}

/** The device's state in a word, and why. */
function statusOf(state: DeviceState, faults: readonly Fault[], preparing: boolean): string {
  const [first] = preparing ? faults.filter(isStart) : faults;
  return `${preparing ? "STARTING" : state}: ${first?.message ?? "watching the tray"}`;
}
