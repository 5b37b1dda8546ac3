import { pino } from "pino";

/** JSON lines on stdout; journald adds the time and the unit. */
export type Log = Pick<ReturnType<typeof pino>, "debug" | "info" | "warn" | "error" | "child">;

export function openLog(level: string): Log {
  return pino({ level, base: null });
}
