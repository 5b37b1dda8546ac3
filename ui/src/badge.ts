import { computed } from "@preact/signals";
import { outcome } from "./answer/send.ts";
import { opened } from "./opened.ts";
import { current } from "./state.ts";
import type { Role } from "./told.ts";

/** Whose badge this page asks for: the one that an answer lacks, or the one that the order needs once its page is opened. */
export const badgeWanted = computed<Role | undefined>(() => {
  const scene = current.value;
  if (!("needs" in scene)) return undefined;
  if (outcome.value === "user-needed") return "user";
  if (outcome.value === "witness-needed") return "witness";
  return opened.value === "badge" ? scene.needs[0] : undefined;
});
