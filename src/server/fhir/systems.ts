import type { CodeableConcept, Coding, Identifier, Reference } from "fhir/r4.js";

/** The one device that the record is about. */
export const DEVICE_ID = "blisterscope";
export const DEVICE: Reference = { reference: `Device/${DEVICE_ID}`, type: "Device" };

const OURS = "urn:blisterscope";

/** What our own codes and identifiers are of; no terminology server knows them. */
type System = "kind" | "issue" | "answer" | "fault" | "verification" | "transaction" | "item" | "person" | "bundle";

export function systemOf(system: System): string {
  return `${OURS}:${system}`;
}

export function ourCoding(system: System, code: string): Coding {
  return { system: systemOf(system), code };
}

export function ourConcept(system: System, code: string, text: string): CodeableConcept {
  return { coding: [ourCoding(system, code)], text };
}

export function ourIdentifier(system: System, value: string): Identifier {
  return { system: systemOf(system), value };
}

/** Whom only the host knows, by the key that it or a badge gave. */
export function personOf(key: string): Reference {
  return { type: "Practitioner", identifier: ourIdentifier("person", key) };
}
