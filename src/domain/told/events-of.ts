import type { Course } from "../verdict/course/state.ts";
import type { Order } from "../verdict/order.ts";
import type { AuditRecord, RecordEntry } from "../verdict/record.ts";
import type { EntryNumber } from "../verdict/verdict.ts";
import type { HostEvent } from "./host-event.ts";

type RecordOf<Kind extends AuditRecord["kind"]> = Extract<AuditRecord, { kind: Kind }>;
type Answer = RecordOf<"answer">;
type Ending = RecordOf<"closing"> | RecordOf<"cancellation">;

/**
 * The events that a row of the record is, in their order; most rows are none. `courseOf` gives the course of an order as the record
 * tells it, this row included. A verdict that was concealed is told once the nurse has seen it, which she has after "looks-right".
 */
export function eventsOf({ number, record }: RecordEntry, courseOf: (id: string) => Course | undefined): readonly HostEvent[] {
  const row = number;
  switch (record.kind) {
    case "verification": {
      const { order, verdict, concealed } = record;
      return concealed ? [] : [{ type: "verification.decided", data: { row, ...ofOrder(order), entry: row, verdict } }];
    }
    case "answer":
      return answered(row, record, courseOf(record.verification ?? ""));
    case "closing":
    case "cancellation":
      return ended(row, record, courseOf(record.verification));
    case "availability": {
      const { available, reasons } = record;
      return [available ? { type: "device.available", data: { row } } : { type: "device.unavailable", data: { row, reasons } }];
    }
    case "self-test": {
      const { kind, ...result } = record;
      return [{ type: "device.self-test", data: { row, ...result } }];
    }
    case "fault": {
      const { kind, ...fault } = record;
      return [{ type: "device.fault", data: { row, ...fault } }];
    }
    case "interruption": {
      const { code, since } = record;
      return [{ type: "device.fault", data: { row, part: "record", code, over: true, since } }];
    }
    case "start":
    case "maintenance":
    case "formulary":
    case "command":
    case "order":
    case "ending":
    case "counted":
    case "badge":
    case "scan":
    case "print":
      return [];
  }
}

function answered(row: EntryNumber, { entry, answer, user, witness }: Answer, course: Course | undefined): readonly HostEvent[] {
  const judged = course?.verdicts.find((one) => one.entry === entry);
  if (!course || !judged) return [];
  const { verdict } = judged;
  const about = { row, ...ofOrder(course.order), entry, verdict };
  const who = { ...(user !== undefined && { user }), ...(witness !== undefined && { witness }) };
  const told: HostEvent = { type: "verification.answered", data: { ...about, answer, ...who } };
  return answer.did === "looks-right" ? [{ type: "verification.decided", data: about }, told] : [told];
}

function ended(row: EntryNumber, record: Ending, course: Course | undefined): readonly HostEvent[] {
  if (!course) return [];
  const about = { row, ...ofOrder(course.order) };
  if (record.kind === "closing") {
    const { kind, verification, ...how } = record;
    return [{ type: "verification.ended", data: { ...about, state: "final", ...how } }];
  }
  const { kind, verification, ...how } = record;
  return [{ type: "verification.ended", data: { ...about, state: "cancelled", ...how } }];
}

function ofOrder({ id, transactionId, kind, item }: Order) {
  return { verification: id, transactionId, kind, item };
}
