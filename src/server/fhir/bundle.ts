import type { Bundle, FhirResource } from "fhir/r4.js";

/** What was found, for whoever asked at `self`; `base` is the address of the interface. */
export function searchset(found: readonly FhirResource[], base: string, self: string): Bundle {
  return {
    resourceType: "Bundle",
    type: "searchset",
    total: found.length,
    link: [{ relation: "self", url: self }],
    ...(found.length > 0 && {
      entry: found.map((resource) => ({
        fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
        resource,
        search: { mode: "match" as const },
      })),
    }),
  };
}
