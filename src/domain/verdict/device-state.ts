export const DEVICE_STATES = ["READY", "READY_SLOW", "ADVISORY_OFF", "MAINTENANCE"] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

interface Condition {
  /** The codes of all present faults. */
  readonly faults: readonly string[];
  /** Whether the last self-test has passed and still counts. */
  readonly proven: boolean;
  /** Whether answers take longer than the configured budget. */
  readonly slow: boolean;
}

/** In one word, what may be expected of the device. Off until it has proven itself; slow is no reason to be off. */
export function deviceState({ faults, proven, slow }: Condition): DeviceState {
  if (faults.includes("MAINTENANCE")) return "MAINTENANCE";
  if (faults.length > 0 || !proven) return "ADVISORY_OFF";
  return slow ? "READY_SLOW" : "READY";
}
