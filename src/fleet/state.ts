import type { OnlineState } from "../domain/fleet/state.ts";
import { selfTestOf } from "../domain/fleet/tell.ts";
import type { SelfTestReport } from "../domain/self-test/report.ts";
import type { DeviceState } from "../domain/verdict/device-state.ts";
import type { Fault } from "../errors.ts";
import { version } from "../version.ts";

export interface Condition {
  readonly state: DeviceState;
  /** The codes of the present faults. */
  readonly reasons: readonly string[];
  readonly bundle: OnlineState["bundle"];
  readonly provider: OnlineState["provider"];
  readonly selfTest: SelfTestReport | undefined;
}

interface Device extends Pick<Condition, "state"> {
  readonly bundle: { readonly hash: string; readonly card: { readonly name: string; readonly version: string } };
  readonly engine: { readonly provider: string | null };
  /** As configured: another is never taken in its place. */
  readonly provider: NonNullable<Condition["provider"]>;
  readonly selfTest: { latest(): SelfTestReport | undefined };
  readonly faults: readonly Fault[];
}

export function conditionOf({ state, bundle, engine, provider, selfTest, faults }: Device): Condition {
  const { name, version } = bundle.card;
  return {
    state,
    reasons: faults.map(({ code }) => code),
    bundle: { name, version, sha256: bundle.hash },
    provider: engine.provider === null ? null : provider,
    selfTest: selfTest.latest(),
  };
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
  return selfTestOf({ id, trigger, started, ended, passed: pass, checks });
}
