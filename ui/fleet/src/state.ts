import { computed, signal } from "@preact/signals";
import type { CabinetRow } from "../../../src/domain/watch/cabinet.ts";
import { LEVELS, type Level, levelOf } from "../../../src/domain/watch/need.ts";
import { type Line, linesOf, nameOf, type SortKey } from "./lines.ts";

/** How the page stands with its gateway. */
export type Link = "opening" | "open" | "token-needed" | "token-wrong" | "lost";

export const link = signal<Link>("opening");
/** Whether the gateway hears of changes, and whether the store answers it. */
export const links = signal({ broker: true, store: true });
export const cabinets = signal<ReadonlyMap<string, CabinetRow>>(new Map());

export const text = signal("");
export const level = signal<Level | undefined>(undefined);
export const sort = signal<{ readonly key: SortKey; readonly down: boolean }>({ key: "need", down: false });
export const grouped = signal(true);
/** TENANT/SITE/CABINET of the cabinet that is looked at. */
export const opened = signal<string | undefined>(undefined);

export const counts = computed<Readonly<Record<Level, number>>>(() => {
  const counted = Object.fromEntries(LEVELS.map((one) => [one, 0])) as Record<Level, number>;
  for (const row of cabinets.value.values()) counted[levelOf(row.needs)]++;
  return counted;
});

export const lines = computed<readonly Line[]>(() =>
  linesOf([...cabinets.value.values()], { text: text.value, level: level.value, sort: sort.value, grouped: grouped.value }),
);

export function update(changes: {
  readonly whole: boolean;
  readonly cabinets: readonly CabinetRow[];
  readonly gone: readonly string[];
}): void {
  if (!changes.whole && changes.cabinets.length === 0 && changes.gone.length === 0) return;
  const next = new Map(changes.whole ? [] : cabinets.peek());
  for (const row of changes.cabinets) next.set(nameOf(row), row);
  for (const name of changes.gone) next.delete(name);
  cabinets.value = next;
}
