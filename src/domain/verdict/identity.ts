import type { IdentityPolicy } from "./identity-policy.ts";
import type { Order } from "./order.ts";
import type { Answer } from "./verdict.ts";

export type Role = "user" | "witness";

/** Who acts and who watches, by opaque keys. */
export type People = Pick<Order, Role>;

type Acting = Pick<Order, "kind" | "user" | "witness" | "requires">;

/** Who is still to be known before this answer or, without one, the order's packs can count. */
export function missingRoles(order: Acting, policy: IdentityPolicy, answer?: Answer): readonly Role[] {
  const { user, witness } = { ...policy, ...order.requires };
  const missing: Role[] = [];
  if (user && order.user === undefined) missing.push("user");
  if (witness && order.witness === undefined && isWatched(order, answer)) missing.push("witness");
  return missing;
}

/** To put a pack back, or to look again, takes nobody else. */
function isWatched({ kind }: Pick<Order, "kind">, answer: Answer | undefined): boolean {
  if (answer?.did === "override") return true;
  return (kind === "override" || kind === "waste") && (answer === undefined || answer.did === "it-is-right");
}
