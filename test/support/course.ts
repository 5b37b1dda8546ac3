import type { PrintFinding } from "../../src/domain/evidence/print/judge-print.ts";
import type { Reveal } from "../../src/domain/item.ts";
import type { GateReason } from "../../src/domain/tray/scene.ts";
import type { Event, Look, Reply, Rules, Step } from "../../src/domain/verdict/course/events.ts";
import { reduce } from "../../src/domain/verdict/course/reduce.ts";
import { retell } from "../../src/domain/verdict/course/retell.ts";
import { IDLE, type State } from "../../src/domain/verdict/course/state.ts";
import type { DeviceFault } from "../../src/domain/verdict/device-fault.ts";
import type { People } from "../../src/domain/verdict/identity.ts";
import type { Order } from "../../src/domain/verdict/order.ts";
import type { AuditRecord, CourseEntry, CourseRecord, VerificationRecord } from "../../src/domain/verdict/record.ts";
import type { Answer, EntryNumber, Verdict } from "../../src/domain/verdict/verdict.ts";
import { type VerificationState, verificationOf } from "../../src/domain/verdict/verification.ts";
import { closed, match, mismatch, twin, unknown } from "./observations.ts";

export const RULES: Rules = {
  agreeing: 3,
  window: 5,
  presentationSeconds: 8,
  orderSeconds: 120,
  verdictSeconds: 15,
  policy: { user: false, witness: false },
  reading: false,
};

/** What may lie in the tray under an order of prednisone. */
export const NO_CAMERA: DeviceFault = { code: "CAMERA_STALLED", detail: "Look whether its cable is plugged in." };

export type Content = "right" | "wrong" | "unknown" | "twin" | GateReason;

const PACE_MS = 200;
const START = Date.parse("2026-01-01T00:00:00Z");

export type Simulation = ReturnType<typeof simulate>;

/** The pure course of orders, with a camera, a clock and a record made of numbers. */
export function simulate(rules: Rules = RULES) {
  let state: State = IDLE;
  let nowMs = 0;
  let tray = 1;
  let content: Content = "empty";
  let seen = 0;
  let orders = 0;
  let reveal: Reveal = "immediate";
  const log: CourseEntry[] = [];

  const at = () => new Date(START + nowMs).toISOString();
  const moment = () => ({ atMs: nowMs, at: at() });

  function write(record: AuditRecord): EntryNumber {
    log.push({ number: (log.length + 1) as EntryNumber, at: at(), record: record as CourseRecord });
    return log.length as EntryNumber;
  }

  function happen(event: Event): Step {
    const step = reduce(state, event, rules);
    for (const record of step.records) write(record);
    state = step.state;
    return step;
  }

  function look(asked: boolean): Look {
    const frame = { right: match, wrong: mismatch, unknown, twin }[content as "right"] ?? closed(content as GateReason);
    const { sequence, quality } = frame;
    return asked || frame.gate !== "open" ? { ...frame, tray } : { sequence, quality, tray, gate: "open" };
  }

  function conclude(order: Order, verdict: Verdict, gate: Look["gate"]): void {
    const concealed = reveal === "after_confirm" && { concealed: true };
    const device = { bundle: "b", provider: "cpu", latencyMs: {} };
    const record: VerificationRecord = { kind: "verification", order, verdict, failed: [], frames: [], ...concealed, ...device };
    happen({ event: "concluded", order: order.id, verdict, entry: write(record), reveal, tray, gate, ...moment() });
  }

  const simulation = {
    get state() {
      return state;
    },
    get course() {
      return state.course;
    },
    get nowMs() {
      return nowMs;
    },
    get tray() {
      return tray;
    },
    /** The tray that the last frame was of. */
    get seen() {
      return seen;
    },
    log,
    kinds: (): readonly string[] => log.map(({ record }) => record.kind),

    /** Items are revealed at once unless said otherwise. */
    policy(next: Reveal): void {
      reveal = next;
    },

    place(changes: Partial<Order> = {}): Reply {
      orders += 1;
      const order: Order = {
        id: `o-${orders}`,
        transactionId: `t-${orders}`,
        kind: "remove",
        item: "prednisone",
        placedAt: at(),
        ...changes,
      };
      return happen({ event: "placed", order, atMs: nowMs }).reply;
    },

    /** A hand puts something else in the tray; nobody has looked yet. */
    lay(next: Content): void {
      tray += 1;
      content = next;
    },

    /** What was read on the pack in this tray, or in another one. */
    read(finding: PrintFinding, of = tray): Reply {
      const id = state.course?.order.id ?? "none";
      return happen({ event: "read", order: id, tray: of, finding, lines: [] }).reply;
    },

    /** The light comes back over the pack that lies there: the right one. */
    brighten(): void {
      content = "right";
    },

    /** Frames of what lies there, at the camera's pace. */
    frames(count = 1, { asked = true } = {}): void {
      for (let frame = 0; frame < count; frame++) {
        nowMs += PACE_MS;
        const order = state.course?.order;
        seen = tray;
        if (!order) continue;
        const frame = look(asked);
        const verdict = happen({ event: "seen", order: order.id, look: frame, atMs: nowMs }).settlement?.verdict;
        if (verdict) conclude(order, verdict, frame.gate);
      }
    },

    /** Lays it, and looks long enough for a verdict. */
    show(next: Content): void {
      simulation.lay(next);
      simulation.frames(rules.window);
    },

    /** Time passes without frames; the clock is asked twice a second. */
    wait(seconds: number): void {
      const endMs = nowMs + seconds * 1_000;
      while (nowMs < endMs) {
        nowMs = Math.min(endMs, nowMs + 500);
        happen({ event: "clock", atMs: nowMs });
      }
    },

    /** Time passes under the camera. */
    watch(seconds: number): void {
      for (let passed = 0; passed < seconds * 1_000; passed += PACE_MS) {
        simulation.frames();
        happen({ event: "clock", atMs: nowMs });
      }
    },

    answer(answer: Answer, entry = state.course?.verdicts.at(-1)?.entry ?? 0, by?: People): Reply {
      return happen({ event: "answered", entry, answer, by, ...moment() }).reply;
    },

    happen,

    /** The process dies, and another one reads the record. */
    restart(downSeconds = 1): void {
      nowMs += downSeconds * 1_000;
      state = IDLE;
      const last = log.findLast(({ record }) => record.kind === "order");
      const course = last && simulation.retold((last.record as { order: Order }).order.id);
      if (course && !course.closed) happen({ event: "restarted", course });
      happen({ event: "clock", atMs: nowMs });
    },

    retold: (id: string) => retell(rowsOf(log, id), moment()),

    retoldState(id: string): VerificationState | undefined {
      const course = simulation.retold(id);
      return course && verificationOf(course, rules.policy, state.faults);
    },

    /** The host's view, from the desk or from the record. */
    told(id = `o-${orders}`): VerificationState | undefined {
      const course = state.course?.order.id === id ? state.course : simulation.retold(id);
      return course && verificationOf(course, rules.policy, state.faults);
    },
  };
  return simulation;
}

function rowsOf(log: readonly CourseEntry[], id: string): readonly CourseEntry[] {
  return log.filter(({ record }) => ("order" in record ? record.order.id : record.verification) === id);
}
