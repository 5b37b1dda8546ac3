import type { Order } from "./order.ts";
import type { Answer } from "./verdict.ts";

export type Role = "user" | "witness";

/** Whom the host's rules want to know before something counts. */
export interface IdentityPolicy {
  /** Every answer and every counted pack needs to know who acts. */
  readonly user: boolean;
  /** An order of kind "override" or "waste", and every answer "override", needs a second person. */
  readonly witness: boolean;
}

/** Who is still to be known before this answer, or without one this order's packs, can count. */
export function missingRoles(order: Pick<Order, "kind" | "user" | "witness">, policy: IdentityPolicy, answer?: Answer): readonly Role[] {
  const watched = order.kind === "override" || order.kind === "waste" || answer?.did === "override";
  const missing: Role[] = [];
  if (policy.user && order.user === undefined) missing.push("user");
  if (policy.witness && watched && order.witness === undefined) missing.push("witness");
  return missing;
}
