import { type Finding, packFindings, trayFindings } from "../../src/domain/camera/suitable.ts";
import type { Commissioning, CommissionStep } from "../../src/domain/commissioning.ts";
import type { SelfTestReport } from "../../src/domain/self-test/report.ts";
import { COLUMNS, ROWS } from "../../src/domain/tray/thumbnail.ts";

const LIMITS = { sharpnessFloor: 100, luminanceFloor: 40, glareCeiling: 0.5 };
const FLAT_TRAY = trayFindings({ grey: new Float32Array(COLUMNS * ROWS).fill(252), sharpness: 2 });
const DARK_PACK = packFindings({ sharpness: 620, luminance: 44, glare: 0.4, motion: 0 }, LIMITS);
const REPORT: SelfTestReport = {
  id: "01K0000000000000000000TEST",
  trigger: "command",
  started: "2026-12-01T08:00:00Z",
  ended: "2026-12-01T08:00:20Z",
  bundle: "0".repeat(64),
  provider: "CPUExecutionProvider",
  pass: true,
  checks: [{ id: "latency.budget", value: 231, limit: 500, bound: "at-most", pass: true, advisory: true, detail: "" }],
};

const at = (question: Extract<Commissioning, { at: "asking" }>["question"], findings: readonly Finding[] = []): Commissioning => ({
  at: "asking",
  question,
  findings,
});
const working = (step: CommissionStep, progress = ""): Commissioning => ({ at: "working", step, progress });

/** Every page on which a cabinet is set up, one after the other. */
export const COMMISSIONING: readonly { readonly name: string; readonly state: Commissioning }[] = [
  { name: "rest", state: { at: "rest" } },
  {
    name: "camera",
    state: at({
      step: "camera",
      choices: ["recording:/usr/lib/blisterscope/models/demo/tray.mjpeg", "csi", "uvc:/dev/video0", "rpicam", "test"],
    }),
  },
  { name: "engine", state: working("engine", "4 of 5: recognizer, 45 s so far, about 6 min left in all") },
  { name: "picture", state: at({ step: "picture" }) },
  { name: "empty-tray", state: at({ step: "empty-tray" }, FLAT_TRAY) },
  { name: "pack", state: at({ step: "pack" }, DARK_PACK) },
  { name: "speed", state: at({ step: "speed", takesMs: 812, budgetMs: 500 }) },
  { name: "self-test", state: working("self-test") },
  { name: "ready", state: { at: "done", report: REPORT, unsuitable: [] } },
  { name: "not-ready", state: { at: "done", report: { ...REPORT, pass: false }, unsuitable: DARK_PACK.slice(1) } },
  {
    name: "failed",
    state: { at: "failed", why: "CAMERA_STALLED: The camera has not shown an empty tray at rest within 60 s: something is in it." },
  },
];
