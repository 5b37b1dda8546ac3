import type { FaultCode } from "../errors.ts";

/** By which the metric names a fault. A number keeps its meaning for good: a new fault takes the next one. */
export const FAULT_NUMBERS: Readonly<Record<FaultCode, number>> = {
  CONFIG_INVALID: 1,
  PORT_IN_USE: 2,
  DATA_DIR_UNUSABLE: 3,
  CAMERA_NOT_FOUND: 4,
  CAMERA_STALLED: 5,
  CAMERA_GARBAGE: 6,
  CAMERA_FROZEN: 7,
  CAMERA_LATE: 8,
  CAMERA_BLACK: 9,
  CAMERA_SATURATED: 10,
  CAMERA_UNFOCUSED: 11,
  CAMERA_MOVED: 12,
  CAMERA_RESOLUTION: 13,
  CAMERA_COVERED: 14,
  BUNDLE_INVALID: 15,
  MODEL_STARTING: 16,
  MODEL_CRASHED: 17,
  MODEL_HUNG: 18,
  MODEL_PROVIDER: 19,
  SELF_TEST_FAILED: 20,
  SELF_TEST_OLD: 21,
  MAINTENANCE: 22,
  AUDIT_WRITE: 23,
  AUDIT_BROKEN: 24,
};
