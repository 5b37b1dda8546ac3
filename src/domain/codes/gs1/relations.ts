import type { CodeElement } from "../code.ts";
import { refuse } from "../refused.ts";
import { identifierAt } from "./identifiers.ts";

/**
 * Refuses elements that contradict each other or lack one that they belong to (GS1 General Specifications, section 4.13). The rules are
 * for all codes on a pack together; here one code has to satisfy them, because only one is scanned.
 */
export function requireRelations(elements: readonly CodeElement[]): void {
  requireUnique(elements);
  const has = (id: string) => elements.some((element) => element.id.startsWith(id));
  for (const { id, at } of elements) {
    const { needs = [], not = "" } = identifierAt(id, 0)?.relations ?? {};
    const excluded = not.split(" ").find((other) => other !== "" && has(other));
    if (excluded !== undefined) refuse(at, `(${id}) cannot be in one code with (${excluded}).`);
    for (const choice of needs) {
      if (choice.split(" ").some((all) => all.split("+").every(has))) continue;
      const missing = choice.replaceAll(" ", ") or (").replaceAll("+", ") and (");
      refuse(at, `(${id}) has no meaning without (${missing}). Scan another code of this pack.`);
    }
  }
}

/** The same twice says nothing new. Measures also count as the same with another number of decimals. */
function requireUnique(elements: readonly CodeElement[]): void {
  const first = new Map<string, CodeElement>();
  for (const element of elements) {
    const kind = /^3\d{3}$/.test(element.id) ? element.id.slice(0, 3) : element.id;
    const other = first.get(kind) ?? element;
    if (other.id !== element.id || other.value !== element.value) refuse(element.at, `(${element.id}) is there twice, and not the same.`);
    first.set(kind, other);
  }
}
