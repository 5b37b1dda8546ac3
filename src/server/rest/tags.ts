/** The parts of the interface, in the document's order. */
export const TAGS = [
  { name: "Verifications", description: "Orders, and what has become of them." },
  { name: "Scans", description: "Codes on packs." },
  { name: "Formulary", description: "The medicines that this device knows." },
  { name: "Monitoring", description: "Whether the device is well." },
  { name: "Self-tests", description: "The device proves itself, or is kept off by a technician." },
  { name: "Record", description: "Everything that has happened, as it was recorded." },
  { name: "FHIR", description: "The record as FHIR R4 resources, to be read only; GET /fhir/metadata says what there is." },
  { name: "Fleet", description: "Many devices, as a gateway sees them." },
  { name: "Document", description: "The interface itself." },
] as const;

export type Tag = (typeof TAGS)[number]["name"];
