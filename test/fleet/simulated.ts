import { ulid } from "ulid";
import type { Metrics, Sample } from "../../src/domain/fleet/metrics.ts";
import { type Place, rootOf } from "../../src/domain/fleet/place.ts";
import type { State } from "../../src/domain/fleet/state.ts";

const PER_SITE = 20;
/** As many as the contract allows. */
const SERIES = 60;

/** The place of the nth simulated cabinet: twenty a site. */
export function placeOf(nth: number): Place {
  return { tenant: "scale", site: `site-${Math.floor(nth / PER_SITE)}`, cabinet: `cabinet-${nth}` };
}

/** Of one cabinet, as the contract has it. */
export function snapshotTopic(nth: number): string {
  return `${rootOf(placeOf(nth))}/metrics`;
}

/** What a busy cabinet would send: counters that grow with time, histograms, gauges that wander, states that are 0 or 1. */
export function snapshot(nth: number, atMs: number, boot: string): Metrics {
  const minute = Math.floor(atMs / 60_000);
  const named: Sample[] = [["blisterscope_ready", {}, 1]];
  for (let at = named.length; at < SERIES; at++) named.push(series(at, nth, minute));
  return { v: 1, id: ulid(atMs), at: new Date(atMs).toISOString(), boot, samples: named };
}

function series(at: number, nth: number, minute: number): Sample {
  if (at < 20) return ["blisterscope_scale_bucket", { le: `${at / 20}` }, (minute % 100_000) * at + nth];
  if (at < 40) return ["blisterscope_scale_total", { kind: `kind-${at}` }, (minute % 100_000) * 7 + at];
  if (at < 50) return ["blisterscope_scale_celsius", { zone: `zone-${at}` }, 40 + ((minute * at + nth) % 17)];
  return ["blisterscope_scale_check", { check: `check-${at}` }, (nth + at) % 50 === 0 ? 0 : 1];
}

export function stateTopic(nth: number): string {
  return `${rootOf(placeOf(nth))}/state`;
}

export function state(atMs: number): State {
  return {
    v: 1,
    id: ulid(atMs),
    at: new Date(atMs).toISOString(),
    online: true,
    readiness: "ready",
    reasons: [],
    program: "1.0.0",
    bundle: { name: "Formulary", version: "1.0.0", sha256: "0".repeat(64) },
    provider: "tensorrt",
    selfTest: null,
  };
}

export function lastWill(atMs: number): State {
  return { v: 1, id: ulid(atMs), at: new Date(atMs).toISOString(), online: false };
}
