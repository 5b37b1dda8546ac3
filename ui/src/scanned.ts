import { computed, signal } from "@preact/signals";
import type { ScanResult } from "../../src/protocol.ts";
import type { Link } from "./link.ts";
import { order } from "./state.ts";

const last = signal<{ readonly order: string | undefined; readonly result: ScanResult | "unheard" } | undefined>(undefined);

/** What came of the last code that was scanned at this screen for the order on show. */
export const scanned = computed(() => (last.value?.order === order.value?.id ? last.value?.result : undefined));

export async function scan(link: Pick<Link, "scan">, raw: string): Promise<void> {
  const about = order.peek()?.id;
  last.value = { order: about, result: await link.scan(raw) };
}
