import type { Bundle } from "./bundle.ts";

/** The bundle in use. Whoever keeps it sees another one's content as soon as that takes its place. */
export interface LiveBundle extends Bundle {
  readonly now: Bundle;
  replace(next: Bundle): void;
}

export function openLiveBundle(first: Bundle): LiveBundle {
  let now = first;
  return {
    get now() {
      return now;
    },
    replace(next) {
      now = next;
    },
    get dir() {
      return now.dir;
    },
    get hash() {
      return now.hash;
    },
    get card() {
      return now.card;
    },
    get items() {
      return now.items;
    },
    get formulary() {
      return now.formulary;
    },
    get head() {
      return now.head;
    },
    get backbone() {
      return now.backbone;
    },
    get locator() {
      return now.locator;
    },
    get geometry() {
      return now.geometry;
    },
  };
}
