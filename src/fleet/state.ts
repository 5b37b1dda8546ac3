import type { OnlineState } from "../domain/fleet/state.ts";
import type { SelfTestReport } from "../domain/self-test/report.ts";
import type { DeviceState } from "../domain/verdict/device-state.ts";
import { version } from "../version.ts";

export interface Condition {
  readonly state: DeviceState;
  /** The codes of the present faults. */
  readonly reasons: readonly string[];
  readonly bundle: OnlineState["bundle"];
  readonly provider: OnlineState["provider"];
  readonly selfTest: SelfTestReport | undefined;
}

/** What the retained state says, besides its id and time. */
export function stateOf({ state, reasons, bundle, provider, selfTest }: Condition): Omit<OnlineState, "v" | "id" | "at"> {
  return {
    online: true,
    readiness: state.toLowerCase() as OnlineState["readiness"],
    reasons: [...reasons],
    program: version,
    bundle,
    provider,
    selfTest: selfTest ? resultOf(selfTest) : null,
  };
}

function resultOf({ id, trigger, started, ended, pass, checks }: SelfTestReport): OnlineState["selfTest"] {
  if (ended === null || pass === null) return null;
  const results = checks.map(({ id, value, limit, pass }) => ({ id, value: Number.isFinite(value) ? value : null, limit, pass }));
  return { id, trigger, started, ended, pass, checks: results };
}
