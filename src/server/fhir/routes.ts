import { type Request, type Response, Router } from "express";
import type { FhirResource } from "fhir/r4.js";
import { z } from "zod";
import { parse } from "../body.ts";
import type { History } from "../history.ts";
import { Problem } from "../problem.ts";
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

/** The record as FHIR R4 resources, to be read only. */
export function fhirRoutes(history: History): Router {
  const router = Router();

  router.get("/fhir/metadata", (request, response) => {
    parse(FhirQuery, request.query);
    const { at, record } = started();
    send(response, capabilityStatement(baseOf(request), record.version, at));
  });

  router.get("/fhir/Device", (request, response) => {
    parse(FhirQuery, request.query);
    sendFound(request, response, [device()]);
  });

  router.get("/fhir/Device/:id", (request, response) => {
    parse(FhirQuery, request.query);
    if (request.params.id !== DEVICE_ID) throw unknown(`Device/${request.params.id}`, "GET /fhir/Device");
    send(response, device());
  });

  router.get("/fhir/DetectedIssue", (request, response) => {
    const { identifier } = parse(DetectedIssueQuery, request.query);
    sendFound(
      request,
      response,
      idsNamed(identifier).flatMap((id) => detectedIssues(history.course(id))),
    );
  });

  router.get("/fhir/DetectedIssue/:id", (request, response) => {
    parse(FhirQuery, request.query);
    const { id } = request.params;
    const issue = issuesAbout(id).find((one) => one.id === id);
    if (!issue) throw unknown(`DetectedIssue/${id}`, "GET /fhir/DetectedIssue?identifier=TRANSACTION");
    send(response, issue);
  });

  router.get("/fhir/AuditEvent", (request, response) => {
    const { _id } = parse(AuditEventQuery, request.query);
    sendFound(request, response, eventsNamed(_id));
  });

  router.get("/fhir/AuditEvent/:id", (request, response) => {
    parse(FhirQuery, request.query);
    const { id } = request.params;
    const [event] = eventsNamed(id);
    if (!event) throw unknown(`AuditEvent/${id}`, "GET /v1/audit, whose entries are numbered from 1,");
    send(response, event);
  });

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

  return router;
}

function unknown(what: string, where: string): Problem {
  return new Problem("unknown-resource", `There is no ${what}. ${where} returns what there is.`);
}

function sendFound(request: Request, response: Response, found: readonly FhirResource[]): void {
  const origin = `${request.protocol}://${request.headers.host}`;
  send(response, searchset(found, baseOf(request), `${origin}${request.originalUrl}`));
}

function send(response: Response, resource: FhirResource): void {
  response.type("application/fhir+json").send(JSON.stringify(resource));
}

/** The address by which the client reached us, which is one of ours. */
function baseOf(request: Request): string {
  return `${request.protocol}://${request.headers.host}/fhir`;
}
