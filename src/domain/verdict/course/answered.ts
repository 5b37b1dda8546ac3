import { missingRoles } from "../identity.ts";
import type { Order } from "../order.ts";
import type { CourseRecord } from "../record.ts";
import type { Answer } from "../verdict.ts";
import { validity } from "./concluded.ts";
import { type Answered, type Moment, type Rules, type Step, unchanged } from "./events.ts";
import { introduced } from "./identified.ts";
import { type Course, contradictionOf, type Judged, NEW_PACK, type Standing, type State } from "./state.ts";

/**
 * What the nurse says about a verdict of the order on the desk. It is taken even when the pack has left meanwhile, and then moves
 * nothing; the same answer again is recorded once.
 */
export function answered(state: State, event: Answered & Moment, rules: Rules): Step {
  const { course } = state;
  const { entry, answer, by = {} } = event;
  const judged = course?.verdicts.find((one) => one.entry === entry);
  if (!course || !judged) return unchanged(state, "stale");
  const standing = course.standing?.entry === entry ? course.standing : undefined;
  const given = isLook(answer) ? judged.looked && { did: judged.looked } : judged.answer;
  if (given) return unchanged(state, sameAnswer(given, answer) ? "done" : "stale");
  if (course.closed && answer.did === "check-again") return unchanged(state, "stale");
  if (!fits(answer, judged)) return unchanged(state, "refused");
  // A code has spoken against the pack since the nurse was asked; the stop is on its way.
  if (answer.did === "it-is-right" && judged.gone === course.gone && contradictionOf(course)) return unchanged(state, "stale");
  const acting = { ...course.order, ...by };
  const [missing] = missingRoles(acting, rules.policy, answer);
  if (missing) return unchanged(state, `${missing}-needed`);
  if (by.witness !== undefined && by.witness === acting.user) return unchanged(state, "witness-needed");

  const [order, badges] = introduced(course.order, by);
  const noted = {
    ...course,
    order,
    activeMs: event.atMs,
    verdicts: course.verdicts.map((one) => (one === judged ? withAnswer(one, answer) : one)),
  };
  const next = course.verdicts.at(-1) === judged ? acted(noted, { judged, standing }, event, rules) : noted;
  const records = [...badges, row(acting, judged, answer), ...countedSince(course, next)];
  return { state: { ...state, course: course.closed ? undefined : next }, records, reply: "done" };
}

/** The last verdict and, while its pack lies as it lay, its place on the screen. */
interface Last {
  readonly judged: Judged;
  readonly standing: Standing | undefined;
}

function acted(course: Course, { judged, standing }: Last, event: Answered & Moment, rules: Rules): Course {
  switch (event.answer.did) {
    case "put-back":
    case "it-is-wrong":
    case "looks-wrong":
      return standing ? { ...course, standing: undefined, ...heldBack(course, standing) } : course;
    case "override":
    case "it-is-right":
      return judged.gone === course.gone ? accepted(course, standing) : { ...course, done: course.done + 1 };
    case "check-again":
      return { ...course, standing: undefined };
    case "looks-right":
      return standing ? revealed(course, { ...standing, revealed: true, ...validity(event, rules) }) : course;
  }
}

function heldBack({ pack }: Course, { tray }: Standing): Pick<Course, "pack"> {
  return { pack: { ...(pack ?? NEW_PACK), accepted: false, held: { tray, why: "put-back" } } };
}

/** A pack that was moved before the answer came is looked at again, and counts until then. */
function accepted(course: Course, standing: Standing | undefined): Course {
  const held = standing && ({ tray: standing.tray, why: "counted" } as const);
  return { ...course, standing: undefined, pack: { ...(course.pack ?? NEW_PACK), accepted: true, held } };
}

function revealed(course: Course, standing: Standing): Course {
  const isMatch = standing.verdict.look === "match";
  return { ...course, standing, pack: course.pack && { ...course.pack, accepted: isMatch } };
}

function isLook({ did }: Answer): boolean {
  return did === "looks-right" || did === "looks-wrong";
}

function withAnswer(judged: Judged, answer: Answer): Judged {
  return answer.did === "looks-right" || answer.did === "looks-wrong" ? { ...judged, looked: answer.did } : { ...judged, answer };
}

/** Before the verdict is told only her own look fits; after it, what the verdict asks for. */
function fits(answer: Answer, { verdict, concealed, looked }: Judged): boolean {
  if (isLook(answer) || (concealed && !looked)) return isLook(answer) && concealed;
  const { did } = answer;
  if (verdict.look === "mismatch") return did === "put-back" || did === "override";
  return verdict.look === "unsure" && (did === "it-is-right" || did === "it-is-wrong" || did === "check-again");
}

function sameAnswer(a: { readonly did: string; readonly reason?: string; readonly words?: string }, b: typeof a): boolean {
  return a.did === b.did && a.reason === b.reason && a.words === b.words;
}

function row({ id, user, witness }: Order, { entry }: Judged, answer: Answer): CourseRecord {
  return {
    kind: "answer",
    verification: id,
    entry,
    answer,
    ...(user !== undefined && { user }),
    ...(witness !== undefined && { witness }),
  };
}

/** A pack that had left the tray when it was accepted is counted with the answer. */
function countedSince(before: Course, { done }: Course): CourseRecord[] {
  return done > before.done ? [{ kind: "counted", verification: before.order.id, counted: done }] : [];
}
