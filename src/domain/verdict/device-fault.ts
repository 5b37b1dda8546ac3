/** Something that keeps the device from telling anything about a pack. */
export interface DeviceFault {
  /** A key of the daemon's catalogue of faults. */
  readonly code: string;
  /** What happened and what to do about it, for a technician. */
  readonly detail: string;
}
