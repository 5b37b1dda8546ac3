import type { Config } from "../config.ts";
import { type Escalation, escalate } from "../domain/camera/escalate.ts";
import { type EmptyTray, type Glance, showsTray } from "../domain/camera/glance.ts";
import { LONG, type Measures, measure } from "../domain/camera/measures.ts";
import { type Expected, type Symptom, symptomOf } from "../domain/camera/symptoms.ts";
import type { Check } from "../domain/self-test/check.ts";
import { Fault, type FaultCode, type ReportFault } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Camera } from "./camera.ts";
import { openRate } from "./rate.ts";
import { cameraChecks } from "./watch-checks.ts";

interface Parts {
  readonly config: Pick<Config["camera"], "source" | "width" | "height" | "framesPerSecond" | "stallSeconds">;
  readonly camera: Pick<Camera, "counts" | "restart">;
  /** As commissioned; without it a live camera's first empty tray counts. */
  readonly emptyTray: EmptyTray | undefined;
  readonly report: ReportFault;
  readonly log: Pick<Log, "warn">;
}

const GLANCE_MS = 1_000;
/** After a restart the camera may find its exposure for so long. */
const SETTLING_MS = 2_000;

/**
 * Judges the camera by what its pictures show, once a second: starts it anew when it misbehaves, declares what that does not cure, and
 * takes it back as soon as the pictures are good again.
 *
 * INVARIANT: Of most pictures it asks nothing but the time.
 */
export function openCameraWatch({ config, camera, emptyTray, report, log }: Parts) {
  const live = config.source === "libcamera";
  const rate = openRate(config.framesPerSecond);
  let tray = emptyTray;
  let glances: Glance[] = [];
  let escalation: Escalation | undefined;
  let quietUntilMs = 0;
  let measured = { glances, measures: measure(glances, tray) };

  function expected(): Expected {
    const { width, height } = config;
    return { size: live ? { width, height } : undefined, rate: live ? rate.share() : undefined, noisy: live };
  }

  /** Measured once for each glance. */
  function measures(): Measures {
    if (measured.glances !== glances) measured = { glances, measures: measure(glances, tray) };
    return measured.measures;
  }

  function startAnew(symptom: Symptom): void {
    log.warn({ symptom }, "the camera is started anew");
    glances = [];
    quietUntilMs = performance.now() + SETTLING_MS;
    rate.forget();
    camera.restart();
  }

  return {
    /** Call it with every picture that was looked at; `glance` is only asked for once a second. */
    see(glance: () => Glance): void {
      const nowMs = performance.now();
      if (nowMs < Math.max(quietUntilMs, (glances.at(-1)?.atMs ?? 0) + GLANCE_MS)) return;
      const seen = glance();
      glances = [...glances, seen].slice(-LONG);
      if (live && !tray && glances.slice(-3).every(showsTray) && glances.length >= 3) tray = seen;
    },

    /** Call it often. */
    beat(): void {
      rate.beat(camera.counts.frames);
      const seen = symptomOf(measures(), expected());
      const { after, restart } = escalate(escalation, seen, performance.now());
      escalation = after;
      if (restart && after) startAnew(after.symptom);
      report(after?.declared ? new Fault(CODES[after.symptom], detailOf(after, glances)) : undefined);
    },

    checks: (): readonly Check[] => cameraChecks(measures(), expected(), { silentMs: rate.silentMs(), stallSeconds: config.stallSeconds }),
  };
}

const CODES: Readonly<Record<Symptom, FaultCode>> = {
  resolution: "CAMERA_RESOLUTION",
  black: "CAMERA_BLACK",
  saturated: "CAMERA_SATURATED",
  frozen: "CAMERA_FROZEN",
  late: "CAMERA_LATE",
  covered: "CAMERA_COVERED",
  unfocused: "CAMERA_UNFOCUSED",
  moved: "CAMERA_MOVED",
};

/** The same words while nothing changes: every other text would be news. */
function detailOf({ symptom, restarts }: Escalation, glances: readonly Glance[]): string {
  const last = glances.at(-1);
  if (symptom === "resolution" && last)
    return `The camera sends ${last.width} x ${last.height} pixels. Set camera.width and camera.height.`;
  return restarts > 0 ? "Starting the camera anew has not helped. See the runbook." : "The pictures show it. See the runbook.";
}
