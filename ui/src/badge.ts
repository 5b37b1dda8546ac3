import { computed } from "@preact/signals";
import { outcome } from "./answer/send.ts";
import { opened } from "./opened.ts";
import { current, order } from "./state.ts";
import type { Role } from "./told.ts";

/** Whose badge the last answer lacks. */
export const badgeLacking = computed<Role | undefined>(() => {
  if (outcome.value === "user-needed") return "user";
  return outcome.value === "witness-needed" ? "witness" : undefined;
});

/**
 * Whose badge this page asks for: what an answer lacks, or what the order needs once its page is opened. The first badge that is read
 * says who acts, so a witness is asked for after that.
 */
export const badgeWanted = computed<Role | undefined>(() => {
  const scene = current.value;
  if (!("needs" in scene)) return undefined;
  const role = badgeLacking.value ?? (opened.value === "badge" ? scene.needs[0] : undefined);
  return role && order.value?.user === undefined ? "user" : role;
});
