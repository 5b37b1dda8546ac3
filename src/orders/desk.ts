import { isDeepStrictEqual } from "node:util";
import { ulid } from "ulid";
import type { ItemCodes } from "../domain/codes/contradiction.ts";
import type { PrintShown } from "../domain/evidence/print/shown.ts";
import { awaitsVerdict } from "../domain/verdict/course/concluded.ts";
import type { Answered, Conclusion, Event, Look, PrintRead, Reply } from "../domain/verdict/course/events.ts";
import type { DeviceFault } from "../domain/verdict/device-fault.ts";
import type { Order } from "../domain/verdict/order.ts";
import type { Settlement } from "../domain/verdict/settle.ts";
import type { Answer, Verdict } from "../domain/verdict/verdict.ts";
import type { VerificationState } from "../domain/verdict/verification.ts";
import type { AcknowledgeResult, BadgeResult, EndResult, Explanation, Outline, View } from "../protocol.ts";
import { attempt, type ExecutorParts, moment, openExecutor } from "./executor.ts";
import { readScan } from "./read-scan.ts";
import { asksNetwork, type Drawing, viewOf } from "./view.ts";
import { openWaiters } from "./waiters.ts";

export interface DeskParts extends ExecutorParts {
  /** Called after a change that screens should show without waiting for the next frame. */
  readonly changed: () => void;
  /** Of all items of the bundle in use. */
  readonly codes: () => readonly ItemCodes[];
}

export type Placement = Omit<Order, "id" | "placedAt">;
export type Placed = { readonly id: string } | "conflict" | { readonly busyWith: string };

export type Desk = ReturnType<typeof openDesk>;

/** Where the pure course of an order meets the world: the host, the nurse, the camera, the clock and the record. */
export function openDesk(parts: DeskParts) {
  const { rules, recall, changed, codes } = parts;
  const { state, happen, befall, last, find } = openExecutor(parts, () => waiters.wake());
  const waiters = openWaiters((id) => find(id)?.state === "open");
  let drawing: Drawing = { packs: [] };
  let view: View = { view: "idle" };

  /** For what did not come from a frame. */
  function happenAndTell(event: Event): Reply {
    const { reply } = happen(event);
    changed();
    return reply;
  }

  function ofTransaction(transactionId: string): VerificationState | undefined {
    const id = recall.ofTransaction(transactionId);
    return id === undefined ? undefined : find(id);
  }

  function answered(given: Answered): AcknowledgeResult {
    const reply = happenAndTell({ event: "answered", ...given, ...moment() });
    if (reply === "user-needed" || reply === "witness-needed") return reply;
    return reply === "done" ? "recorded" : asRefusal(reply);
  }

  return {
    order: (): Order | undefined => state().course?.order,
    find,

    /** What has become of the order of that transaction. */
    ofTransaction,

    /** What the screens should show: the same object while nothing changes. */
    view(): View {
      const next = viewOf(state(), drawing, rules);
      if (!isDeepStrictEqual(next, view)) view = next;
      return view;
    },

    /**
     * After a start, takes up the last order where the record leaves it. It comes back as open, so that nurse and host need not do
     * anything again, and keeps its time; a verdict does not come back, because nobody saw the tray meanwhile.
     */
    resume(): void {
      const course = last();
      if (!course || course.closed) return;
      happen({ event: "restarted", course });
      happenAndTell({ event: "clock", atMs: performance.now() });
    },

    /** The same transaction asked for again gets the same verification; for another item, kind or quantity it is a conflict. */
    place(request: Placement): Placed {
      const known = ofTransaction(request.transactionId);
      if (known) return asksTheSame(known, request) ? { id: known.id } : "conflict";
      const order: Order = { id: ulid(), ...request, placedAt: new Date().toISOString() };
      const reply = happenAndTell({ event: "placed", order, atMs: performance.now() });
      const open = state().course;
      return reply === "busy" && open ? { busyWith: open.order.id } : { id: order.id };
    },

    /** The verification of a known id, once it is no longer open or after `ms`, whichever comes first. */
    async wait(id: string, ms: number, asker: AbortSignal): Promise<VerificationState> {
      await waiters.wait(id, ms, asker);
      const found = find(id);
      if (!found) throw new RangeError(`there is no verification ${id}`);
      return found;
    },

    /** The host needs the order no longer; "final" when it was over already. */
    cancel(id: string): "cancelled" | "final" | "unknown" {
      if (happenAndTell({ event: "cancelled", order: id }) === "done") return "cancelled";
      const state = find(id)?.state;
      return state === undefined || state === "cancelled" ? (state ?? "unknown") : "final";
    },

    end(id: string): EndResult {
      const reply = happenAndTell({ event: "ended", order: id });
      return reply === "done" ? "ended" : asRefusal(reply);
    },

    badge(badge: string): BadgeResult {
      const reply = happenAndTell({ event: "badge", badge });
      return reply === "done" ? "read" : asRefusal(reply);
    },

    /** A code that cannot be read changes nothing; it is "stale" while no order is open. */
    scan(raw: string): ReturnType<typeof readScan> {
      const scan = readScan(raw, state().course?.order, codes());
      if (scan === "stale" || "problem" in scan) return scan;
      return happenAndTell({ event: "scanned", ...scan }) === "done" ? scan : "stale";
    },

    /** Records what the nurse said about a verdict. The same answer again is recorded once; another one is stale. */
    answer: (entry: number, answer: Answer): AcknowledgeResult => answered({ entry, answer }),

    /** The same by the host, about the order of that id and no other. */
    acknowledge: (id: string, given: Answered): AcknowledgeResult => (state().course?.order.id === id ? answered(given) : "stale"),

    /** Whether the network is to be asked about a frame. */
    asks: (look: Pick<Look, "tray" | "gate">): boolean => asksNetwork(state(), look),

    /** Takes one frame into account. Undefined where there is nothing to be found out. */
    settle(order: Order, look: Look, atMs: number, packs: readonly Outline[]): Settlement | undefined {
      drawing = { ...drawing, packs };
      return happen({ event: "seen", order: order.id, look, atMs }).settlement;
    },

    /** Whether this verdict about the order may still be recorded. */
    awaits: (order: Order, verdict: Verdict): boolean => awaitsVerdict(state(), { order: order.id, verdict }),

    /** Lets a recorded verdict stand. */
    conclude(conclusion: Conclusion, explanation: Explanation | undefined): void {
      drawing = { ...drawing, explained: explanation && { entry: conclusion.entry, explanation } };
      happen({ event: "concluded", ...conclusion, ...moment() });
    },

    /** What was read on the pack in the tray; `print` is drawn beside its verdict. What cannot be recorded has not been read. */
    read(reading: PrintRead, print: PrintShown | undefined): void {
      drawing = { ...drawing, print: print && { tray: reading.tray, ...print } };
      attempt(() => happenAndTell({ event: "read", ...reading }));
    },

    /** Takes into account that a picture could not be read. */
    missed: (): void => void happen({ event: "unreadable" }),

    /** Takes into account what is faulty now, or nothing any more. A match goes even when that cannot be recorded. */
    fault([gravest, ...others]: readonly DeviceFault[]): void {
      befall(gravest ? { event: "fault", faults: [gravest, ...others] } : { event: "in-order" });
      changed();
    },

    /** To be called often: what is over in time ends even when no frame comes. What cannot be recorded is tried again. */
    clock: (): void => attempt(() => happenAndTell({ event: "clock", atMs: performance.now() })),
  };
}

function asksTheSame(known: VerificationState, { item, kind, quantity }: Placement): boolean {
  return known.item === item && known.kind === kind && known.quantity === quantity;
}

function asRefusal(reply: Reply): "stale" | "refused" {
  return reply === "stale" ? "stale" : "refused";
}
