import type { AuditEvent, AuditEventAgent, AuditEventEntity, Coding } from "fhir/r4.js";
import type { AuditRecord, RecordEntry } from "../../domain/verdict/record.ts";
import { DEVICE, ourCoding, ourIdentifier, personOf } from "./systems.ts";

/** A row of the record; the id is its number, and `entity` holds the row itself as JSON. */
export function auditEvent({ number, at, record }: RecordEntry): AuditEvent {
  const failed = failureOf(record);
  return {
    resourceType: "AuditEvent",
    id: String(number),
    meta: { lastUpdated: at },
    type: verificationOf(record) === undefined ? DEVICE_ACTIVITY : ORDER_RECORD,
    subtype: [ourCoding("kind", record.kind)],
    action: record.kind === "order" ? "C" : verificationOf(record) === undefined ? "E" : "U",
    recorded: at,
    outcome: failed === undefined ? SUCCESS : SERIOUS_FAILURE,
    ...(failed !== undefined && { outcomeDesc: failed }),
    agent: agentsOf(record),
    source: { observer: DEVICE, type: [APPLICATION_SERVER] },
    entity: [entityOf(record)],
  };
}

const DICOM = "http://dicom.nema.org/resources/ontology/DCM";
const DEVICE_ACTIVITY: Coding = { system: DICOM, code: "110100", display: "Application Activity" };
const ORDER_RECORD: Coding = { system: DICOM, code: "110109", display: "Order Record" };
const APPLICATION_SERVER: Coding = {
  system: "http://terminology.hl7.org/CodeSystem/security-source-type",
  code: "4",
  display: "Application Server",
};

/** http://hl7.org/fhir/audit-event-outcome */
const SUCCESS = "0";
const SERIOUS_FAILURE = "8";

/** What the device could not do; undefined where it did what it should. */
function failureOf(record: AuditRecord): string | undefined {
  switch (record.kind) {
    case "self-test": {
      const failed = record.checks.filter(({ pass }) => !pass).map(({ id }) => id);
      return record.passed ? undefined : `The self-test failed: ${failed.join(", ")}`;
    }
    case "availability":
      return record.available
        ? undefined
        : `No verdict can be given: ${record.reasons.join(", ") || "the device has not proven itself yet"}`;
    case "fault":
      return record.over ? undefined : `${record.part}: ${record.code}`;
    case "interruption":
      return `The record could not be written since ${record.since}: ${record.code}`;
    default:
      return undefined;
  }
}

/** The id of the order that the row is about; an answer from before version 0.8 names none. */
function verificationOf(record: AuditRecord): string | undefined {
  if ("order" in record) return record.order.id;
  return "verification" in record ? record.verification : undefined;
}

/** Who did it: the people whom the row names, otherwise the device. */
function agentsOf(record: AuditRecord): AuditEventAgent[] {
  const people = peopleOf(record).filter((key) => key !== undefined);
  if (people.length === 0) return [{ who: DEVICE, requestor: record.kind !== "order" }, ...(record.kind === "order" ? [HOST] : [])];
  return people.map((key, nth) => ({ who: personOf(key), requestor: nth === 0 }));
}

const HOST: AuditEventAgent = { who: { display: "The cabinet's host" }, requestor: true };

function peopleOf(record: AuditRecord): readonly (string | undefined)[] {
  if (record.kind === "badge") return [record.badge];
  if (record.kind === "order") return [record.order.user, record.order.witness];
  return record.kind === "answer" ? [record.user, record.witness] : [];
}

function entityOf(record: AuditRecord): AuditEventEntity {
  const verification = verificationOf(record);
  const what = verification === undefined ? DEVICE : { identifier: ourIdentifier("verification", verification) };
  return {
    what,
    ...("order" in record && { name: record.order.transactionId }),
    detail: [{ type: "record", valueString: JSON.stringify(record) }],
  };
}
