import { ulid } from "ulid";
import { CHECK_IDS } from "../../src/domain/self-test/check-ids.ts";

/** A cabinet with something wrong, and how an operator who has never seen the page would have to find it there. */
export interface Ailing {
  readonly cabinet: string;
  readonly level: "Off" | "Look";
  /** What the row must say: what is wrong, and what to do. */
  readonly what: RegExp;
  readonly todo: RegExp;
  /** What it tells of itself; nothing of one that is gone. */
  readonly state?: object;
  /** Whether it sends figures, and whether they have changed. */
  readonly figures?: "none" | "drifting";
}

function failing(...ids: readonly string[]) {
  const at = new Date(Date.now() - 7 * 60_000).toISOString();
  const checks = CHECK_IDS.map((id) => ({ id, value: ids.includes(id) ? 3 : 1, limit: 2, pass: !ids.includes(id) }));
  return { id: ulid(), trigger: "hourly", started: at, ended: at, pass: ids.length === 0, checks };
}

function fault(...reasons: readonly string[]) {
  return { readiness: "advisory_off", reasons };
}

export const AILING: readonly Ailing[] = [
  { cabinet: "a-offline", level: "Off", what: /not connected/i, todo: /power.*network/i },
  { cabinet: "b-cable", level: "Off", what: /camera has stopped/i, todo: /cable/i, state: fault("CAMERA_STALLED") },
  { cabinet: "c-lamp", level: "Off", what: /black/i, todo: /lamp/i, state: fault("CAMERA_BLACK") },
  { cabinet: "d-frozen", level: "Off", what: /frozen/i, todo: /unplug/i, state: fault("CAMERA_FROZEN") },
  { cabinet: "e-covered", level: "Off", what: /above the tray/i, todo: /clear the tray/i, state: fault("CAMERA_COVERED") },
  {
    cabinet: "f-bundle",
    level: "Off",
    what: /self-test failed.*medicine data/i,
    todo: /copy the bundle/i,
    state: { ...fault("SELF_TEST_FAILED"), selfTest: failing("bundle.integrity") },
  },
  { cabinet: "g-disk", level: "Off", what: /record cannot be written/i, todo: /disk has space/i, state: fault("AUDIT_WRITE") },
  { cabinet: "h-driver", level: "Off", what: /image processor/i, todo: /graphics driver/i, state: fault("MODEL_PROVIDER") },
  {
    cabinet: "i-technician",
    level: "Off",
    what: /technician/i,
    todo: /end the maintenance/i,
    state: { readiness: "maintenance", reasons: ["MAINTENANCE"] },
  },
  { cabinet: "j-slow", level: "Look", what: /slowly/i, todo: /heat/i, state: { readiness: "ready_slow", reasons: [] } },
  { cabinet: "k-silent", level: "Look", what: /sends no figures/i, todo: /clock/i, state: {}, figures: "none" },
  { cabinet: "l-packaging", level: "Look", what: /overridden unusually/i, todo: /pharmacy.*packaging/i, state: {}, figures: "drifting" },
];

export const WELL = ["m-well", "n-well", "o-well"] as const;

/** A whole state message: that of a cabinet that is well, but for the changes. */
export function stateOf(changes: object = {}) {
  return {
    v: 1,
    id: ulid(),
    at: new Date().toISOString(),
    online: true,
    readiness: "ready",
    reasons: [],
    program: "0.9.0",
    bundle: { name: "formulary", version: "2026.11", sha256: "0".repeat(64) },
    provider: "tensorrt",
    selfTest: failing(),
    ...changes,
  };
}
