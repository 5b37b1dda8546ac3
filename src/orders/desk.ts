import { isDeepStrictEqual } from "node:util";
import { ulid } from "ulid";
import type { Order } from "../domain/verdict/order.ts";
import type { AuditRecord } from "../domain/verdict/record.ts";
import {
  doubt,
  follow,
  missed,
  type Observation,
  type Presentation,
  type Settlement,
  type SettleRules,
  settle,
} from "../domain/verdict/settle.ts";
import type { Answer, EntryNumber, Verdict } from "../domain/verdict/verdict.ts";
import type { VerificationState } from "../domain/verdict/verification.ts";
import type { AcknowledgeResult, View } from "../protocol.ts";
import { openLedger } from "./ledger.ts";

export type VerdictView = Extract<View, { view: "verdict" }>;

export interface DeskRules extends SettleRules {
  readonly orderSeconds: number;
  readonly verdictSeconds: number;
}

export interface DeskParts {
  readonly rules: DeskRules;
  readonly record: (record: AuditRecord) => EntryNumber;
  /** Called after a change that screens should show without waiting for the next frame. */
  readonly changed: () => void;
}

export type Desk = ReturnType<typeof openDesk>;

/**
 * What the cabinet is expected to hold, from the host's order to the nurse's answer.
 *
 * INVARIANTS:
 * - At most one order is open, and at most one verdict stands; never both.
 * - A verdict stands only with the number of its durable audit entry.
 * - A newer order replaces an open one (recorded as a cancellation) and a standing verdict.
 */
export function openDesk({ rules, record, changed }: DeskParts) {
  const ledger = openLedger();
  let open: { readonly order: Order; readonly sinceMs: number; readonly presentation?: Presentation | undefined } | undefined;
  let standing: { readonly view: VerdictView; readonly answer?: Answer; readonly untilMs: number } | undefined;

  function cancelOpen(order: Order, why: "host" | "replaced"): void {
    record({ kind: "cancellation", verification: order.id, why });
    open = undefined;
    ledger.update({ ...order, state: "cancelled" });
  }

  return {
    order: (): Order | undefined => open?.order,
    standing: (): VerdictView | undefined => standing?.view,
    /** What the screens should show until the next frame says more. */
    view(): View {
      if (open)
        return { view: "checking", order: open.order, counted: 0, wanted: 1, needs: [], agreeing: 0, needed: rules.agreeing, packs: [] };
      return standing?.view ?? { view: "idle" };
    },
    find: ledger.find,

    /** The same transaction asked for again gets the same verification; with another item or kind it is a conflict. */
    place(request: Pick<Order, "transactionId" | "kind" | "item">): { readonly id: string } | "conflict" {
      const known = ledger.ofTransaction(request.transactionId);
      if (known) return known.item === request.item && known.kind === request.kind ? { id: known.id } : "conflict";
      if (open) cancelOpen(open.order, "replaced");
      const order: Order = { id: ulid(), ...request, placedAt: new Date().toISOString() };
      open = { order, sinceMs: performance.now() };
      standing = undefined;
      ledger.update({ ...order, state: "open" });
      changed();
      return { id: order.id };
    },

    /** The verification of a known id, once it closes or after `ms`, whichever comes first. */
    async wait(id: string, ms: number, asker: AbortSignal): Promise<VerificationState> {
      await ledger.ended(id, ms, asker);
      const state = ledger.find(id);
      if (!state) throw new RangeError(`there is no verification ${id}`);
      return state;
    },

    cancel(id: string): "cancelled" | "final" | "unknown" {
      const state = ledger.find(id)?.state;
      if (open?.order.id === id) {
        cancelOpen(open.order, "host");
        changed();
      }
      return state === "open" ? "cancelled" : (state ?? "unknown");
    },

    /** Takes one frame into account. Undefined for an order that is no longer open. */
    settle(order: Order, seen: Observation, atMs: number): Settlement | undefined {
      if (open?.order !== order) return undefined;
      open = { ...open, presentation: follow(open.presentation, seen, atMs, rules) };
      ledger.update({ ...order, state: "open", ...(seen.gate === "open" ? {} : { waitingBecause: seen.gate }) });
      const settlement = settle(open.presentation, atMs, rules);
      const outOfTime = atMs - open.sinceMs >= rules.orderSeconds * 1000;
      return outOfTime ? { ...settlement, verdict: settlement.verdict ?? doubt([seen]) } : settlement;
    },

    /** Takes into account that a picture could not be read. */
    missed(): void {
      if (open) open = { ...open, presentation: missed(open.presentation) };
    },

    /** Closes the open order with a recorded verdict, which stands on the screens from now on. */
    conclude(view: Omit<VerdictView, "view" | "validUntil">): VerdictView {
      const { order, verdict, entry } = view;
      const now = Date.now();
      const validMs = rules.verdictSeconds * 1000;
      open = undefined;
      standing = {
        view: { view: "verdict", ...view, validUntil: new Date(now + validMs).toISOString() },
        untilMs: performance.now() + validMs,
      };
      ledger.update({ ...order, state: "final", verdict, entry, decidedAt: new Date(now).toISOString() });
      return standing.view;
    },

    /** Records what the nurse did about the standing verdict. The same answer again is recorded once; another one is stale. */
    answer(entry: number, answer: Answer): AcknowledgeResult {
      if (standing?.view.entry !== entry) return "stale";
      const { view } = standing;
      if (standing.answer) return isDeepStrictEqual(standing.answer, answer) ? "recorded" : "stale";
      if (!fits(answer, view.verdict)) return "refused";
      record({ kind: "answer", entry: view.entry, answer });
      standing = { view, answer, untilMs: performance.now() + rules.verdictSeconds * 1000 };
      const state = ledger.find(view.order.id);
      if (state?.state === "final") ledger.update({ ...state, answer });
      changed();
      return "recorded";
    },

    /** A match or an answered verdict goes with the pack or after its time; one that still needs an answer stays. */
    clear(trayIsEmpty: boolean, atMs: number): void {
      if (!standing) return;
      const mayGo = standing.view.verdict.look === "match" || standing.answer !== undefined;
      if (mayGo && (trayIsEmpty || atMs >= standing.untilMs)) standing = undefined;
    },

    /** A match from before a fault is not shown after it. */
    withdrawMatch(): void {
      if (standing?.view.verdict.look === "match") standing = undefined;
    },
  };
}

/** A stop is answered by putting back or overriding, a doubt by checking by hand; a match needs no answer. */
function fits({ did }: Answer, { look }: Verdict): boolean {
  return look === "mismatch"
    ? did === "put-back" || did === "override"
    : look === "unsure" && (did === "it-is-right" || did === "it-is-wrong");
}
