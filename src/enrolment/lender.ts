import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Head } from "../domain/evidence/head.ts";
import type { Item } from "../domain/item.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import type { Card } from "../vision/bundle/card.ts";
import { readCard } from "../vision/bundle/read-card.ts";
import { readHead } from "../vision/bundle/read-head.ts";

/** The bundle whose networks an enrolment uses, and from whose head it borrows what a few photographs cannot say. */
export interface Lender {
  readonly card: Card;
  readonly head: Head;
  readonly items: readonly Item[];
  /** card.json and the head's file, byte by byte. */
  readonly files: { readonly card: Uint8Array; readonly head: Uint8Array };
  /** sha256 of card.json. */
  readonly hash: string;
}

/**
 * The bundle itself if it was trained, else the one that it was enrolled from: what was borrowed once is not lent on, so that
 * enrolling in several steps gives what enrolling at once gives. Throws Fault BUNDLE_INVALID.
 */
export async function openLender({ dir, card: { head, lender } }: Pick<Bundle, "dir" | "card">): Promise<Lender> {
  const places = { card: join(dir, lender?.card ?? "card.json"), head: join(dir, lender?.head ?? head.file) };
  const files = { card: await readFile(places.card), head: await readFile(places.head) };
  const card = readCard(places.card, files.card);
  return {
    card,
    items: card.items,
    head: readHead(places.head, files.head, card),
    files,
    hash: createHash("sha256").update(files.card).digest("hex"),
  };
}
