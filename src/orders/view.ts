import type { PrintShown } from "../domain/evidence/print/shown.ts";
import type { Rules } from "../domain/verdict/course/events.ts";
import { bearsOut } from "../domain/verdict/course/seen.ts";
import { type Course, countedOf, type State } from "../domain/verdict/course/state.ts";
import { missingRoles } from "../domain/verdict/identity.ts";
import type { IdentityPolicy } from "../domain/verdict/identity-policy.ts";
import { wanted } from "../domain/verdict/order.ts";
import { agreement } from "../domain/verdict/settle.ts";
import type { EntryNumber } from "../domain/verdict/verdict.ts";
import type { Explanation, Outline, View } from "../protocol.ts";

/** What the screens draw beside the words. */
export interface Drawing {
  /** The packs in the newest frame that was looked at. */
  readonly packs: readonly Outline[];
  /** What was read on the pack in that tray. */
  readonly print?: (PrintShown & { readonly tray: number }) | undefined;
  /** What the verdict of that entry rests on. */
  readonly explained?: { readonly entry: EntryNumber; readonly explanation: Explanation } | undefined;
}

/** What the screens show in this state. */
export function viewOf({ course }: State, drawing: Drawing, rules: Pick<Rules, "agreeing" | "policy">): View {
  if (!course) return { view: "idle" };
  const told = ofOrder(course, rules.policy);
  const { standing, pack, tray } = course;
  const { packs } = drawing;
  if (standing) {
    const { entry, verdict, validUntil, revealed, tray: lies } = standing;
    const { tray: readIn, ...print } = drawing.print ?? { tray: undefined };
    const explanation = drawing.explained?.entry === entry ? drawing.explained.explanation : undefined;
    if (!revealed) return { view: "compare", ...told, entry, ...(explanation && { explanation: { ...explanation, maps: [] } }) };
    const read = readIn === lies && "words" in print && { print };
    return { view: "verdict", ...told, verdict, entry, validUntil, ...(explanation && { explanation }), ...read };
  }
  const face = pack?.face === undefined ? {} : { face: pack.face };
  if (pack?.held?.why === "put-back") return { view: "waiting", ...told, because: "put-back", packs, ...face };
  const isAway = tray === undefined || tray.gate === "empty" || tray.gate === "moving";
  if (pack?.held || (isAway && told.counted > 0)) return { view: "counted", ...told, packs };
  if (tray && tray.gate !== "open") return { view: "waiting", ...told, because: tray.gate, packs, ...face };
  const agreeing = agreement(pack?.presentation?.observations ?? []);
  return { view: "checking", ...told, agreeing, needed: rules.agreeing, packs, ...face };
}

/** Whether the network is to be asked about a frame of this tray: not while what it would say is known, or of no use. */
export function asksNetwork({ course }: State, look: Parameters<typeof bearsOut>[0]): boolean {
  if (!course || look.gate !== "open" || course.closed) return false;
  const { standing, pack } = course;
  return !(standing && bearsOut(look, standing)) && pack?.held?.tray !== look.tray;
}

function ofOrder(course: Course, policy: IdentityPolicy) {
  const { order } = course;
  const enough = wanted(order);
  return { order, counted: countedOf(course), needs: missingRoles(order, policy), ...(enough !== undefined && { wanted: enough }) };
}
