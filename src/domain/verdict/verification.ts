import type { GateReason } from "../tray/scene.ts";
import { type Course, countedOf, isFulfilled, type Judged } from "./course/state.ts";
import type { DeviceFault } from "./device-fault.ts";
import type { IdentityPolicy } from "./identity-policy.ts";
import { type Order, wanted } from "./order.ts";
import type { CancellationReason, Outcome, PastAnswer } from "./record.ts";
import type { Answer, EntryNumber, Verdict } from "./verdict.ts";

/** An order and what has become of it, as reported to the host. Only a verdict with a durable entry is told. */
export type VerificationState = Order & {
  /** Packs that matched, were overridden or found right by hand. */
  readonly counted: number;
  /** Absent for a count without an end. */
  readonly wanted?: number;
} & (Open | Unavailable | Decided | Final | Cancelled);

/** No verdict stands: a pack is awaited or being checked. */
interface Open {
  readonly state: "open";
  /** What the tray still lacks; absent while frames are being checked. */
  readonly waitingBecause?: GateReason;
}

/** No verdict stands and none can come, until the device is in order again. The order's time goes on. */
interface Unavailable {
  readonly state: "unavailable";
  /** The gravest first. */
  readonly reasons: readonly DeviceFault[];
}

/** A verdict stands about the pack in the tray, or all packs are counted. Another pack in the tray may still change it, until it is final. */
type Decided = { readonly state: "decided" } & Decision;

type Final = { readonly state: "final"; readonly outcome: Outcome } & Partial<Decision>;

type Cancelled = { readonly state: "cancelled"; readonly why: CancellationReason } & Partial<Decision>;

/** The verdict that counts: once all packs are counted, of the last of them; otherwise the last one. */
interface Decision {
  readonly verdict: Verdict;
  readonly entry: EntryNumber;
  /** ISO 8601, UTC. */
  readonly decidedAt: string;
  /** What the nurse answered, once she did. */
  readonly answer?: Answer | PastAnswer;
}

/** The course of an order as the host sees it, on a device with these faults. */
export function verificationOf(course: Course, policy: IdentityPolicy, faults: readonly DeviceFault[]): VerificationState {
  const { order, closed, standing, verdicts, tray } = course;
  const enough = wanted(order);
  const told = { ...order, counted: countedOf(course), ...(enough !== undefined && { wanted: enough }) };
  const fulfilled = closed ? closed.outcome === "fulfilled" : isFulfilled(course, policy) && !standing;
  const telling = (fulfilled ? verdicts.findLast(isAccepted) : undefined) ?? verdicts.at(-1);
  const decision = telling && decisionOf(telling);
  if (closed?.outcome === "cancelled") return { ...told, state: "cancelled", why: closed.why, ...decision };
  if (closed) return { ...told, state: "final", outcome: closed.outcome, ...decision };
  if (decision && (standing?.revealed || fulfilled)) return { ...told, state: "decided", ...decision };
  if (faults.length > 0) return { ...told, state: "unavailable", reasons: faults };
  return { ...told, state: "open", ...(tray && tray.gate !== "open" && { waitingBecause: tray.gate }) };
}

function isAccepted({ verdict, concealed, looked, answer }: Judged): boolean {
  if (verdict.look === "match") return !concealed || looked === "looks-right";
  return answer?.did === "override" || answer?.did === "it-is-right";
}

function decisionOf({ entry, verdict, decidedAt, answer }: Judged): Decision {
  return { verdict, entry, decidedAt, ...(answer && { answer }) };
}
