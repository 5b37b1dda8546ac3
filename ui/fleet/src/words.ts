import type { MeasureId } from "../../../src/domain/watch/measures.ts";
import type { Level, Need } from "../../../src/domain/watch/need.ts";
import type { PastEvent } from "../../../src/domain/watch/past-event.ts";
import { english } from "../../src/words/english.ts";
import type { Words } from "../../src/words/words.ts";

/** What is wrong, and what somebody should do about it. */
export interface Told {
  readonly what: string;
  readonly todo: string;
}

export const LEVEL_WORDS: Readonly<Record<Level, { readonly name: string; readonly explained: string }>> = {
  off: { name: "Off", explained: "cannot say “match”" },
  warns: { name: "Look", explained: "works, and should be looked at" },
  well: { name: "Well", explained: "needs nobody" },
};

const NEEDS: Readonly<Record<Exclude<Need["need"], "fault" | "check" | "drift">, Told>> = {
  offline: {
    what: "Not connected.",
    todo: "Check the cabinet's power, then its network. It goes on checking packs, and sends later what it measured.",
  },
  unproven: { what: "The camera check has not proven itself.", todo: "Run a self-test at its screen." },
  silent: { what: "Connected, but sends no figures.", todo: "Compare its clock with a time server, then read the gateway's log." },
  maintenance: { what: "A technician has switched it off.", todo: "When the work is done, end the maintenance at its screen." },
  slow: { what: "It answers slowly.", todo: "Look for heat and for other programs on it." },
};

/** What the screen says is wrong is said here too; this is for whoever is sent there. */
const FAULT_TODO: Readonly<Record<keyof Words["faults"], string>> = {
  CONFIG_INVALID: "Run “blisterscope check-config” on it; it names the setting.",
  PORT_IN_USE: "Stop the other program, or set another port.",
  DATA_DIR_UNUSABLE: "Check that its disk is mounted, has space and may be written.",
  CAMERA_NOT_FOUND: "Check the camera's cable and the camera's settings.",
  CAMERA_STALLED: "Check the camera's cable, then unplug the camera and plug it in again.",
  CAMERA_GARBAGE: "Change the camera's cable.",
  CAMERA_FROZEN: "Unplug the camera and plug it in again.",
  CAMERA_LATE: "Check the cable and the light above the tray: in the dark a camera is slow.",
  CAMERA_BLACK: "Check the lamp above the tray and the camera's window.",
  CAMERA_SATURATED: "Keep strong light away from the tray.",
  CAMERA_UNFOCUSED: "Wipe the camera's window, then focus the camera.",
  CAMERA_MOVED: "Put tray and camera back, or take a new picture of the empty tray.",
  CAMERA_RESOLUTION: "Set camera.width and camera.height to what the camera can do.",
  CAMERA_COVERED: "Ask the ward to clear the tray.",
  BUNDLE_INVALID: "Copy the bundle to it again.",
  MODEL_STARTING: "Wait a minute.",
  MODEL_CRASHED: "Wait a minute; if it stays, read its log and call support.",
  MODEL_HUNG: "Wait a minute; if it stays, look for heat and for other programs on it.",
  MODEL_PROVIDER: "Check its graphics driver, or set vision.provider to “cpu”.",
  SELF_TEST_FAILED: "Do what stands beside the failed check.",
  SELF_TEST_OLD: "Run a self-test at its screen.",
  MAINTENANCE: NEEDS.maintenance.todo,
  AUDIT_WRITE: "Check that its disk has space and may be written.",
  AUDIT_BROKEN: "Take it out of use, copy its data folder and call support.",
};

export const MEASURE_WORDS: Readonly<Record<MeasureId, { readonly name: string; readonly drift: Told }>> = {
  overrides: {
    name: "Stops that were overridden",
    drift: { what: "Stops are overridden unusually often or seldom.", todo: "Ask the pharmacy which packs: the packaging may be new." },
  },
  unsure: {
    name: "Packs to check by hand",
    drift: { what: "Unusually many or few packs are left to check by hand.", todo: "Look at its lamp and its camera's window." },
  },
  unknown: {
    name: "Packs that were not recognized",
    drift: { what: "Unusually many or few packs are not recognized.", todo: "Ask the pharmacy for new packaging, and teach it." },
  },
};

/** A need in words. What a newer cabinet may tell is shown as it is called. */
export function told(need: Need): Told {
  switch (need.need) {
    case "fault":
      return faultTold(need.code);
    case "check":
      return checkTold(need.check);
    case "drift":
      return MEASURE_WORDS[need.measure].drift;
    default:
      return NEEDS[need.need];
  }
}

function faultTold(code: string): Told {
  if (!isKey(FAULT_TODO, code)) return { what: `It reports ${code}.`, todo: "Look it up in the runbook of its version." };
  const what = english.faults[code];
  return { what: what.endsWith(".") ? what : `${what}.`, todo: FAULT_TODO[code] };
}

function checkTold(check: string): Told {
  const { name, todo } = checkWords(check);
  return { what: `The self-test failed at “${name}”.`, todo };
}

/** What was checked, and what to do when it failed. */
export function checkWords(check: string): { readonly name: string; readonly todo: string } {
  const { checks } = english.technician.selfTest;
  return isKey(checks, check) ? checks[check] : { name: check, todo: "Look it up in the runbook of its version." };
}

export function triggerWords(trigger: string): string {
  const { triggers } = english.technician.selfTest;
  return isKey(triggers, trigger) ? triggers[trigger] : trigger;
}

const EVENT_NAMES: Readonly<Record<PastEvent["type"], string>> = {
  verification: "Verdict",
  acknowledgement: "Answer",
  "self-test": "Self-test",
  fault: "Fault",
  bundle: "Medicine data",
  command: "From afar",
  loss: "Lost",
};

const WHATS: Readonly<Record<string, string>> = {
  match: english.looks.match,
  mismatch: english.looks.stop,
  unsure: english.looks.check,
  passed: english.technician.selfTest.passed,
  failed: english.technician.selfTest.failed,
  installed: "Another version is in use",
  "given-up": "Messages were given up: too many waited",
};

/** An event in two parts: of what kind, and what. */
export function eventWords({ type, what }: PastEvent): readonly [name: string, what: string] {
  const [first = "", second = ""] = what.split(":");
  if (type === "fault") return [EVENT_NAMES[type], `${first === "began" ? "Began" : "Over"}: ${faultTold(second).what}`];
  return [EVENT_NAMES[type], WHATS[what] ?? [first, second].filter(Boolean).join(": ").replaceAll("-", " ")];
}

function isKey<T extends object>(words: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(words, key);
}
