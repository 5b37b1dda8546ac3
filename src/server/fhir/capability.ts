import type { CapabilityStatement, CapabilityStatementRestResource } from "fhir/r4.js";

/** What this interface can do. `since` is when it last changed: the daemon's start. */
export function capabilityStatement(base: string, version: string, since: string): CapabilityStatement {
  return {
    resourceType: "CapabilityStatement",
    status: "active",
    date: since,
    kind: "instance",
    software: { name: "Blisterscope", version },
    implementation: { description: "The record of a Blisterscope device, to be read only", url: base },
    fhirVersion: "4.0.1",
    format: ["json"],
    rest: [
      {
        mode: "server",
        resource: [resource("Device"), resource("DetectedIssue", "identifier"), resource("AuditEvent", "_id")],
      },
    ],
  };
}

function resource(type: CapabilityStatementRestResource["type"], search?: "identifier" | "_id"): CapabilityStatementRestResource {
  return {
    type,
    interaction: [{ code: "read" }, { code: "search-type" }],
    ...(search && { searchParam: [{ name: search, type: "token" }] }),
  };
}
