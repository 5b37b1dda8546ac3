import { probabilityOf } from "../evidence/evidence.ts";
import { kindOfVerdict } from "../verdict/kind-of-verdict.ts";
import { lastEvidence } from "../verdict/last-evidence.ts";
import type { RecordEntry, SelfTestRecord, VerificationRecord } from "../verdict/record.ts";
import type { EventData } from "./event.ts";
import type { OnlineState, SelfTestResult } from "./state.ts";
import type { EventType } from "./topic.ts";

/** An event as it is sent, before it has an id. */
export type Told = { readonly [Type in EventType]: { readonly type: Type; readonly data: EventData[Type] } }[EventType];

/** What the fleet is told of a row of the record: never of which item, in whose transaction, by whom. `bundle` is the one in use. */
export function toldOf({ record }: RecordEntry, bundle: () => OnlineState["bundle"]): Told | undefined {
  switch (record.kind) {
    case "verification":
      return { type: "verification", data: verificationOf(record) };
    case "answer": {
      const { answer } = record;
      return { type: "acknowledgement", data: { answer: answer.did, reason: answer.did === "override" ? answer.reason : null } };
    }
    case "self-test":
      return { type: "self-test", data: selfTestOf(record) };
    case "fault":
      return { type: "fault", data: { fault: record.code, began: !record.over } };
    case "interruption":
      return { type: "fault", data: { fault: record.code, began: false } };
    case "start":
      return { type: "bundle", data: bundle() };
    case "formulary":
      return { type: "bundle", data: { ...bundle(), sha256: record.bundle } };
    case "command":
      return {
        type: "command",
        data: { command: record.id, name: record.command as EventData["command"]["name"], by: record.by, result: record.result },
      };
    case "maintenance":
    case "availability":
    case "order":
    case "ending":
    case "counted":
    case "badge":
    case "scan":
    case "print":
    case "closing":
    case "cancellation":
      return undefined;
  }
}

function verificationOf(record: VerificationRecord): EventData["verification"] {
  const { verdict, frames, latencyMs } = record;
  const { look, because } = kindOfVerdict(verdict);
  const evidence = lastEvidence({ frames });
  const best = evidence?.ranked[0]?.item;
  const times = Object.values(latencyMs);
  return {
    look,
    reasons: verdict.look === "unsure" ? [verdict.because, ...(verdict.lacks ? [verdict.lacks] : [])] : because === "none" ? [] : [because],
    confidence: evidence && best !== undefined ? probabilityOf(evidence, best) : null,
    knownness: evidence?.knownness ?? null,
    disagrees: disagreement(record),
    ms: evidence && times.length > 0 ? Math.round(times.reduce((sum, ms) => sum + ms, 0)) : null,
  };
}

/** Code or print that says otherwise than the picture. */
function disagreement({ verdict, order, frames }: VerificationRecord): EventData["verification"]["disagrees"] {
  const shows = lastEvidence({ frames })?.ranked[0]?.item === order.item;
  if (verdict.look === "unsure" && verdict.because === "label-disagrees") return "code";
  if (verdict.look === "unsure" && verdict.because === "print-disagrees") return "print";
  if ("code" in verdict && shows) return "code";
  return "print" in verdict && shows ? "print" : "none";
}

/** As the record keeps it; a value that could not be measured is null. */
export function selfTestOf({ id, trigger, started, ended, passed, checks }: SelfTestRecord): SelfTestResult {
  const results = checks.map(({ id, value, limit, pass }) => ({ id, value: Number.isFinite(value) ? value : null, limit, pass }));
  return { id, trigger, started, ended, pass: passed, checks: results };
}
