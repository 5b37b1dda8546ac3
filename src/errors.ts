/**
 * The one catalogue of everything that can go wrong outside our own code. The same code appears in the
 * log, the metric label, the screen's words and a heading of deploy/RUNBOOK.md; a test holds the four together.
 */
export const FAULTS = {
  CONFIG_INVALID: "The configuration file cannot be used.",
  PORT_IN_USE: "The port is taken by another program.",
  DATA_DIR_UNUSABLE: "The data folder cannot be written.",
  CAMERA_NOT_FOUND: "The camera source cannot be opened.",
  CAMERA_STALLED: "The camera has stopped sending pictures.",
  CAMERA_GARBAGE: "The camera sends something that is not a picture.",
  CAMERA_FROZEN: "The camera sends the same picture again and again.",
  CAMERA_LATE: "The camera sends too few pictures.",
  CAMERA_BLACK: "The camera's pictures are black.",
  CAMERA_SATURATED: "The camera's pictures are burnt out.",
  CAMERA_UNFOCUSED: "The camera is out of focus.",
  CAMERA_MOVED: "The camera sees another place than the tray.",
  CAMERA_RESOLUTION: "The camera sends pictures of another size.",
  CAMERA_COVERED: "Something has been above the tray for minutes.",
  BUNDLE_INVALID: "The model bundle is refused.",
  MODEL_STARTING: "The model is being loaded.",
  MODEL_CRASHED: "The model process ended and is being restarted.",
  MODEL_HUNG: "The model did not answer in time and is being restarted.",
  MODEL_PROVIDER: "The configured execution provider is not available.",
  SELF_TEST_FAILED: "The device could not prove that it works.",
  SELF_TEST_OLD: "The last proof that the device works is too old.",
  MAINTENANCE: "A technician works at the device.",
  AUDIT_WRITE: "The record cannot be written.",
  AUDIT_BROKEN: "The record's chain is broken.",
} as const;

export type FaultCode = keyof typeof FAULTS;

/** A failure of the world around the program: expected, named, and told to people in words. */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly code: FaultCode;
  /** What happened and what to do about it, for a technician. */
  readonly detail: string;

  constructor(code: FaultCode, detail: string, options: { cause?: unknown } = {}) {
    super(`${code}: ${detail}`, options);
    this.code = code;
    this.detail = detail;
  }
}

/** What was thrown, in its own words. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The error itself if it is already a fault, otherwise a fault with this code and the error as its cause. */
export function asFault(error: unknown, code: FaultCode): Fault {
  if (error instanceof Fault) return error;
  return new Fault(code, reasonOf(error), { cause: error });
}

/** The user asked for something that cannot be done: a wrong option, say, or a folder without pictures. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A sentence about a file that could not be read or parsed. */
export function unreadable(file: string, error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return `There is no file ${file}.`;
  const reason = reasonOf(error);
  return error instanceof SyntaxError ? `${file} is not JSON: ${reason}` : `${file} cannot be read: ${reason}`;
}

/** How an edge reports its current fault, or undefined when it has none. */
export type ReportFault = (fault: Fault | undefined) => void;
