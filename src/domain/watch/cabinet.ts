import type { Place } from "../fleet/place.ts";
import type { OnlineState, State } from "../fleet/state.ts";
import type { MeasureId } from "./measures.ts";
import type { Need } from "./need.ts";

/** All that is known of a cabinet now. */
export interface Known {
  readonly place: Place;
  readonly state: State;
  /** What it said last while it was connected; undefined if the gateway was not there then. */
  readonly last: OnlineState | undefined;
  /** When its latest figures were taken, since 1970; undefined if none are in the store. */
  readonly figuresMs: number | undefined;
  /** Since when this gateway could have heard of its figures, since 1970. */
  readonly knownMs: number;
  readonly drifting: readonly MeasureId[];
}

/** A row of the fleet's table: nothing that changes by itself, so that a page is told only what has happened. */
export interface CabinetRow extends Place {
  readonly online: boolean;
  readonly readiness: OnlineState["readiness"] | null;
  readonly program: string | null;
  readonly bundle: string | null;
  /** ISO 8601, UTC: the end of the last self-test. */
  readonly tested: string | null;
  readonly needs: readonly Need[];
}

/** A cabinet whose latest figures are older than `silentMs` counts as silent. */
export function rowOf(known: Known, nowMs: number, silentMs: number): CabinetRow {
  const { place, state, last } = known;
  return {
    ...place,
    online: state.online,
    readiness: state.online ? state.readiness : null,
    program: last?.program ?? null,
    bundle: last ? `${last.bundle.name} ${last.bundle.version}` : null,
    tested: last?.selfTest?.ended ?? null,
    needs: needsOf(known, nowMs, silentMs),
  };
}

/** Whether figures are due that have not come. */
export function isSilent({ figuresMs, knownMs }: Pick<Known, "figuresMs" | "knownMs">, nowMs: number, silentMs: number): boolean {
  return nowMs - Math.max(figuresMs ?? 0, knownMs) > silentMs;
}

/** The most urgent first; of a cabinet that is not connected nothing else is known. */
function needsOf(known: Known, nowMs: number, silentMs: number): readonly Need[] {
  const { state, drifting } = known;
  if (!state.online) return [{ need: "offline" }];
  const conditions = conditionsOf(state);
  const bare = conditions.filter((one) => one.need === "fault" && one.code === "SELF_TEST_FAILED");
  const named = conditions.filter((one) => !bare.includes(one));
  const silent = isSilent(known, nowMs, silentMs) ? [{ need: "silent" } as const] : [];
  const drift = drifting.map((measure) => ({ need: "drift", measure }) as const);
  return [...named, ...failuresOf(state), ...bare, ...silent, ...drift];
}

function conditionsOf({ readiness, reasons }: OnlineState): readonly Need[] {
  switch (readiness) {
    case "ready":
      return [];
    case "ready_slow":
      return [{ need: "slow" }];
    case "maintenance":
      return [{ need: "maintenance" }, ...faultsOf(reasons.filter((code) => code !== "MAINTENANCE"))];
    case "advisory_off":
      return reasons.length === 0 ? [{ need: "unproven" }] : faultsOf(reasons);
  }
}

function faultsOf(codes: readonly string[]): readonly Need[] {
  return codes.map((code) => ({ need: "fault", code }));
}

/** What the last self-test found: it says more than the bare fault that it failed. */
function failuresOf({ selfTest }: OnlineState): readonly Need[] {
  return (selfTest?.checks ?? []).filter(({ pass }) => !pass).map(({ id }) => ({ need: "check", check: id }));
}
