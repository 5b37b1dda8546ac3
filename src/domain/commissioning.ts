import type { Finding } from "./camera/suitable.ts";
import type { SelfTestReport } from "./self-test/report.ts";

/** In which order a cabinet is set up, at the terminal as on the page. */
export const COMMISSION_STEPS = ["camera", "engine", "picture", "empty-tray", "pack", "speed", "self-test"] as const;

export type CommissionStep = (typeof COMMISSION_STEPS)[number];

/** What a person has to decide, or to do, before the next step. */
export type Question =
  /** Which camera, named as in camera.device or as recording:PATH; the one so far first, then those that may be here. */
  | { readonly step: "camera"; readonly choices: readonly [string, ...string[]] }
  /** "picture": look whether the tray is in it; "empty-tray": clear the tray; "pack": lay one pack down, its print up. */
  | { readonly step: "picture" | "empty-tray" | "pack" }
  /** The network takes longer for a picture than it may, in milliseconds: keep that budget, or choose another one. */
  | { readonly step: "speed"; readonly takesMs: number; readonly budgetMs: number };

/** What a cabinet turned out to be once it was set up. */
export interface Commissioned {
  readonly report: SelfTestReport;
  /** What of camera and light is to be changed before packs are recognized. */
  readonly unsuitable: readonly Finding[];
}

/** Whether packs can be verified with it. */
export function isCommissioned({ report, unsuitable }: Commissioned): boolean {
  return report.pass === true && unsuitable.length === 0;
}

/** Where the setting up stands, for the page. */
export type Commissioning =
  | { readonly at: "rest" }
  /** `findings`: how what the camera sees right now would suit; none where nothing is measured. */
  | { readonly at: "asking"; readonly question: Question; readonly findings: readonly Finding[] }
  /** `progress`: in English, of long work. */
  | { readonly at: "working"; readonly step: CommissionStep; readonly progress: string }
  | ({ readonly at: "done" } & Commissioned)
  /** Nothing was written. `why`: in English, for the technician. */
  | { readonly at: "failed"; readonly why: string };

/** What is asked for at the page, once a PIN is known. "finish": the daemon comes back. */
export type CommissionRequest = { readonly do: "begin" } | { readonly do: "answer"; readonly answer: string } | { readonly do: "finish" };

/** "locked": a PIN is wanted first. "refused": it does not fit where the setting up stands. */
export type CommissionReply = "done" | "locked" | "refused";

/** Whether this answers the question; what a person has to do is answered by "". */
export function isAnswer(question: Question, answer: string): boolean {
  switch (question.step) {
    case "camera":
      return answer !== "";
    case "speed":
      return /^[1-9][0-9]{0,4}$/.test(answer);
    default:
      return answer === "";
  }
}
