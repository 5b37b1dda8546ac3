import { type Audit, openAudit } from "../../src/audit/audit.ts";
import { codesOf } from "../../src/domain/codes/contradiction.ts";
import type { Order } from "../../src/domain/verdict/order.ts";
import type { VerificationRecord } from "../../src/domain/verdict/record.ts";
import type { Observation } from "../../src/domain/verdict/settle.ts";
import type { Verdict } from "../../src/domain/verdict/verdict.ts";
import type { VerificationState } from "../../src/domain/verdict/verification.ts";
import { type Desk, openDesk, type Placement } from "../../src/orders/desk.ts";
import type { Explanation } from "../../src/protocol.ts";
import { RULES } from "./course.ts";
import { entriesIn } from "./entries.ts";
import { emptyFolder } from "./folder.ts";

export const REQUEST = { transactionId: "t-1", kind: "remove", item: "prednisone" } as const;

/** What the items' packs carry. */
export const GTINS = { prednisone: "4006381333931", prednisolone: "5901234123457" } as const;
const CODES = codesOf(Object.entries(GTINS).map(([id, gtin]) => ({ id, gtins: [gtin] })));

export interface Cabinet extends Disposable {
  readonly desk: Desk;
  readonly audit: Audit;
  readonly told: { times: number };
  /** Places an order that is accepted. */
  place(changes?: Partial<Placement>): string;
  /** What the record holds, each row as it was given. */
  rows(): readonly { readonly kind: string; readonly [member: string]: unknown }[];
  /** Takes the frames into account; where they settle it, the verdict is recorded and stands. */
  see(looks: readonly Observation[], explanation?: Explanation): Verdict | undefined;
  /** The process dies; another one opens the same folder. */
  restarted(): Cabinet;
}

/** A desk on a record of its own, before any frame. */
export function cabinet(folder = emptyFolder(), rules = RULES): Cabinet {
  const audit = openAudit(folder);
  const told = { times: 0 };
  const desk = openDesk({ rules, record: audit.record, recall: audit.recall, codes: () => CODES, changed: () => told.times++ });

  function conclude(order: Order, verdict: Verdict, { tray, gate }: Observation, explanation: Explanation | undefined): void {
    const device = { bundle: "b", provider: "cpu", latencyMs: {} };
    const record: VerificationRecord = { kind: "verification", order, verdict, failed: [], frames: [], ...device };
    desk.conclude({ order: order.id, verdict, entry: audit.record(record), reveal: "immediate", tray, gate }, explanation);
  }

  return {
    desk,
    audit,
    told,
    place(changes = {}) {
      const placed = desk.place({ ...REQUEST, ...changes });
      if (placed === "conflict" || "busyWith" in placed) throw new Error(`refused: ${JSON.stringify(placed)}`);
      return placed.id;
    },
    rows: () => entriesIn(folder).map(({ kind, body }) => ({ kind, ...JSON.parse(body) })),
    see(looks, explanation) {
      for (const look of looks) {
        const order = desk.order();
        const verdict = order && desk.settle(order, look, performance.now(), [])?.verdict;
        if (!verdict) continue;
        conclude(order, verdict, look, explanation);
        return verdict;
      }
      return undefined;
    },
    restarted() {
      audit[Symbol.dispose]();
      const next = cabinet(folder, rules);
      next.desk.resume();
      return next;
    },
    [Symbol.dispose]: () => audit[Symbol.dispose](),
  };
}

/** What the host is told about a known order. */
export function stateOf({ desk }: Cabinet, id: string): VerificationState {
  const state = desk.find(id);
  if (!state) throw new Error(`nothing is known of ${id}`);
  return state;
}
