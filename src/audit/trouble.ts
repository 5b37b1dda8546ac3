import { Fault, type FaultCode, reasonOf } from "../errors.ts";

/**
 * Runs the action. A failure of the file or the database becomes a fault that says what to do: AUDIT_BROKEN
 * for a damaged log, else the given code. Our own bugs pass through unchanged.
 */
export function orTrouble<T>(code: FaultCode, dataDir: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const cause = causeOf(error);
    if (cause === undefined) throw error;
    const known = KNOWN.find(({ causes }) => causes.test(cause));
    const detail = `${dataDir}: ${known?.say ?? "The disk or the record is not working properly."} (${cause}: ${reasonOf(error)})`;
    throw new Fault(known?.code ?? code, detail, { cause: error });
  }
}

const KNOWN: readonly { readonly causes: RegExp; readonly code?: FaultCode; readonly say: string }[] = [
  { causes: /^(SQLITE_FULL|ENOSPC|EDQUOT)/, code: "AUDIT_WRITE", say: "The disk is full. Free some space; recording then resumes." },
  { causes: /^(SQLITE_BUSY|SQLITE_LOCKED)/, say: "Another program is writing to the record. End that program." },
  {
    causes: /^(SQLITE_READONLY|SQLITE_PERM|SQLITE_CANTOPEN|EROFS|EACCES|EPERM|ENOTDIR|EEXIST)/,
    say: "The daemon's user must be able to write here: correct the owner, the mode or dataDir. To verify a read-only log, copy it first.",
  },
  {
    causes: /^(SQLITE_CORRUPT|SQLITE_NOTADB|SQLITE_CONSTRAINT|SQLITE_ERROR)/,
    code: "AUDIT_BROKEN",
    say: "The record is damaged. Keep the folder as it is and start a new one.",
  },
  { causes: /^SQLITE_IOERR/, code: "AUDIT_WRITE", say: "The disk cannot be written to: it is full or failing. See the kernel's log." },
];

/** SQLite's or the operating system's name for what went wrong; none for a bug of our own. */
function causeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  return /^(SQLITE_|E[A-Z0-9]+$)/.test(error.code) ? error.code : undefined;
}
