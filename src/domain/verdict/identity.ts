import type { Order } from "./order.ts";
import type { Answer } from "./verdict.ts";

export type Role = "user" | "witness";

/** Whom the host's rules want to know before something counts. */
export interface IdentityPolicy {
  /** Every answer and every counted pack needs to know who acts. */
  readonly user: boolean;
  /** A pack of an order of kind "override" or "waste", and every answer "override", needs a second person. */
  readonly witness: boolean;
}

/** Who is still to be known before this answer or, without one, the order's packs can count. */
export function missingRoles(order: Pick<Order, "kind" | "user" | "witness">, policy: IdentityPolicy, answer?: Answer): readonly Role[] {
  const missing: Role[] = [];
  if (policy.user && order.user === undefined) missing.push("user");
  if (policy.witness && order.witness === undefined && isWatched(order, answer)) missing.push("witness");
  return missing;
}

/** To put a pack back, or to look again, takes nobody else. */
function isWatched({ kind }: Pick<Order, "kind">, answer: Answer | undefined): boolean {
  if (answer?.did === "override") return true;
  return (kind === "override" || kind === "waste") && (answer === undefined || answer.did === "it-is-right");
}
