import type { Response } from "express";
import type { FhirResource } from "fhir/r4.js";
import { z } from "zod";
import type { History } from "../history.ts";
import { Problem } from "../problem.ts";
import { type Route, route } from "../rest/route.ts";
import { auditEvent } from "./audit-event.ts";
import { searchset } from "./bundle.ts";
import { capabilityStatement } from "./capability.ts";
import { detectedIssues } from "./detected-issue.ts";
import { deviceOf } from "./device.ts";
import { DEVICE_ID, systemOf } from "./systems.ts";

const format = { _format: z.enum(["json", "application/json", "application/fhir+json"]).exactOptional() };
const rowNumber = z.string().regex(/^[1-9]\d{0,14}$/, "must be the number of a row of the record");

export const FhirQuery = z.strictObject(format);
/** A FHIR token: a value, or the system that it is of, "|" and the value. */
export const DetectedIssueQuery = z.strictObject({ ...format, identifier: z.string().min(1).max(300) });
export const AuditEventQuery = z.strictObject({ ...format, _id: rowNumber });

const ofOne = z.object({ id: z.string() });

/** A route of the FHIR interface: reads resources, and answers one. */
function reading<Params extends z.ZodType, Query extends z.ZodType>(declared: {
  readonly id: string;
  readonly path: `/fhir/${string}`;
  readonly summary: string;
  readonly params?: Params;
  readonly query: Query;
}) {
  const media = "application/fhir+json";
  const { declaration, answeredBy } = route({
    ...declared,
    method: "get",
    tag: "FHIR",
    outcomes: { 200: { description: "An R4 resource.", media } },
    refusals: ["unknown-resource"],
  });
  type Read = (asked: Parameters<Parameters<typeof answeredBy>[0]>[0]) => FhirResource;
  const send = (resource: FhirResource) => (response: Response) => void response.type(media).send(JSON.stringify(resource));
  return { declaration, answeredBy: (read: Read) => answeredBy((asked) => ({ status: 200, send: send(read(asked)) })) };
}

/** The record as FHIR R4 resources, to be read only. */
export function fhirRoutes(history: History): readonly Route[] {
  const metadata = reading({
    id: "fhirMetadata",
    path: "/fhir/metadata",
    summary: "What this interface has: a CapabilityStatement",
    query: FhirQuery,
  }).answeredBy(({ url }) => {
    const { at, record } = started();
    return capabilityStatement(baseOf(url), record.version, at);
  });

  const devices = reading({
    id: "fhirDevices",
    path: "/fhir/Device",
    summary: "This device, in a Bundle",
    query: FhirQuery,
  }).answeredBy(({ url }) => found(url, [device()]));

  const oneDevice = reading({
    id: "fhirDevice",
    path: "/fhir/Device/{id}",
    summary: "This device",
    params: ofOne,
    query: FhirQuery,
  }).answeredBy(({ params: { id } }) => {
    if (id !== DEVICE_ID) throw unknown(`Device/${id}`, "GET /fhir/Device");
    return device();
  });

  const issues = reading({
    id: "fhirDetectedIssues",
    path: "/fhir/DetectedIssue",
    summary: "What was found about a transaction or a verification",
    query: DetectedIssueQuery,
  }).answeredBy(({ url, query: { identifier } }) =>
    found(
      url,
      idsNamed(identifier).flatMap((id) => detectedIssues(history.course(id))),
    ),
  );

  const oneIssue = reading({
    id: "fhirDetectedIssue",
    path: "/fhir/DetectedIssue/{id}",
    summary: "One finding",
    params: ofOne,
    query: FhirQuery,
  }).answeredBy(({ params: { id } }) => {
    const issue = issuesAbout(id).find((one) => one.id === id);
    if (!issue) throw unknown(`DetectedIssue/${id}`, "GET /fhir/DetectedIssue?identifier=TRANSACTION");
    return issue;
  });

  const events = reading({
    id: "fhirAuditEvents",
    path: "/fhir/AuditEvent",
    summary: "A row of the record, in a Bundle",
    query: AuditEventQuery,
  }).answeredBy(({ url, query: { _id } }) => found(url, eventsNamed(_id)));

  const oneEvent = reading({
    id: "fhirAuditEvent",
    path: "/fhir/AuditEvent/{id}",
    summary: "A row of the record",
    params: ofOne,
    query: FhirQuery,
  }).answeredBy(({ params: { id } }) => {
    const [event] = eventsNamed(id);
    if (!event) throw unknown(`AuditEvent/${id}`, "GET /v1/audit, whose entries are numbered from 1,");
    return event;
  });

  return [metadata, devices, oneDevice, issues, oneIssue, events, oneEvent];

  function started() {
    const start = history.lastStart();
    if (!start) throw new Problem("unknown-resource", "The record does not tell yet that the device has started. Ask again in a second.");
    return start;
  }

  function device() {
    return deviceOf(started(), history.lastAvailability());
  }

  function eventsNamed(id: string) {
    const row = rowNumber.safeParse(id).success ? history.entry(Number(id)) : undefined;
    return row ? [auditEvent(row)] : [];
  }

  /** All those of the order that the row of this number is about. */
  function issuesAbout(id: string) {
    const record = rowNumber.safeParse(id).success ? history.entry(Number(id))?.record : undefined;
    if (record?.kind === "verification") return detectedIssues(history.course(record.order.id));
    return record?.kind === "closing" ? detectedIssues(history.course(record.verification)) : [];
  }

  /** The orders whose own id, or whose transaction, this token names. */
  function idsNamed(token: string): readonly string[] {
    const bar = token.indexOf("|");
    const system = bar < 0 ? undefined : token.slice(0, bar);
    const value = token.slice(bar + 1);
    const ofTransaction = system === undefined || system === systemOf("transaction") ? history.ofTransaction(value) : undefined;
    const own = system === undefined || system === systemOf("verification") ? value : undefined;
    return [...new Set([ofTransaction, own].filter((id) => id !== undefined))];
  }
}

function unknown(what: string, where: string): Problem {
  return new Problem("unknown-resource", `There is no ${what}. ${where} returns what there is.`);
}

function found(url: URL, resources: readonly FhirResource[]): FhirResource {
  return searchset(resources, baseOf(url), url.href);
}

function baseOf({ origin }: URL): string {
  return `${origin}/fhir`;
}
