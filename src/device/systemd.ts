/// <reference path="./systemd-notify.d.ts" />
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import notify from "systemd-notify";
import type { Log } from "../log.ts";

/** Everything here returns at once and never throws: a daemon that cannot reach systemd goes on and logs it. */
export interface Systemd {
  /** Whether a service manager started us. */
  readonly isThere: boolean;
  /** Start-up is complete: said the first time only. */
  ready(): void;
  /** Start-up is still under way, and may go on for a while: call it as often as that is so. */
  preparing(): void;
  /** One line for `systemctl status`; each new one starts a process, so nothing that changes with every frame. */
  status(text: string): void;
  /** A frame has gone all the way round, or a declared fault is on the screen. Feeds the watchdog; call it as often as it happens. */
  progress(): void;
  stopping(): void;
}

type Kind = "ready" | "extend" | "status" | "watchdog" | "stopping";

/** What a start that goes on is granted from now, and how often it asks: a busy machine may miss a turn. */
const EXTENSION_S = 60;
const EXTEND_EVERY_MS = 15_000;

/**
 * Speaks to the service manager that started us; without one (NOTIFY_SOCKET) it says nothing.
 *
 * INVARIANTS:
 * - One message is under way at a time; of each kind at most one waits, the newest. A stuck systemd costs no memory.
 * - The watchdog is fed only from `progress`: the first time at once, then at most three times in its period.
 */
export function openSystemd(log: Log): Systemd {
  if (!process.env["NOTIFY_SOCKET"]) return { isThere: false, ready() {}, preparing() {}, status() {}, progress() {}, stopping() {} };

  const waiting = new Map<Kind, () => Promise<unknown>>();
  let telling = false;
  let isReady = false;
  let lastStatus = "";
  let extendedAtMs = Number.NEGATIVE_INFINITY;
  const feedEveryMs = (Number(process.env["WATCHDOG_USEC"]) || Number.POSITIVE_INFINITY) / 1000 / 3;
  let fedAtMs = Number.NEGATIVE_INFINITY;

  function tell(kind: Kind, how: () => Promise<unknown>): void {
    waiting.set(kind, how);
    if (!telling) void tellAll();
  }

  async function tellAll(): Promise<void> {
    telling = true;
    for (const [kind, how] of waiting) {
      waiting.delete(kind);
      await how().catch((error: unknown) => log.warn({ error: String(error) }, `systemd was not told "${kind}"`));
    }
    telling = false;
  }

  return {
    isThere: true,
    ready() {
      if (isReady) return;
      isReady = true;
      tell("ready", () => notify({ ready: true }));
    },
    preparing() {
      const nowMs = performance.now();
      if (isReady || nowMs - extendedAtMs < EXTEND_EVERY_MS) return;
      extendedAtMs = nowMs;
      tell("extend", () => variable(`EXTEND_TIMEOUT_USEC=${EXTENSION_S * 1_000_000}`));
    },
    status(text) {
      const line = onOneLine(text);
      if (line === lastStatus) return;
      lastStatus = line;
      tell("status", () => notify({ status: line }));
    },
    progress() {
      const nowMs = performance.now();
      if (feedEveryMs === Number.POSITIVE_INFINITY || nowMs - fedAtMs < feedEveryMs) return;
      fedAtMs = nowMs;
      tell("watchdog", () => variable("WATCHDOG=1"));
    },
    stopping: () => tell("stopping", () => variable("STOPPING=1")),
  };
}

/** For what the npm package cannot say, the same program said by hand. */
function variable(assignment: string): Promise<unknown> {
  return promisify(execFile)("systemd-notify", [assignment]);
}

/** A line feed in a status would be read as the next message: control characters become spaces. */
function onOneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, " ").trim();
}
