import type { PrintFinding } from "../../evidence/print/judge-print.ts";
import { awaitsPrint, besidePrint } from "../beside-print.ts";
import type { Finding } from "../decide.ts";
import type { CourseRecord } from "../record.ts";
import { follow, missed, type Presentation, type Settlement, settle } from "../settle.ts";
import type { LookVerdict, Verdict } from "../verdict.ts";
import { asksForAnswer, ending } from "./closing.ts";
import { type Look, type Rules, type Step, unchanged } from "./events.ts";
import { type Course, contradictionOf, countedOf, NEW_PACK, type Standing, type State } from "./state.ts";

/** One frame: it ends a verdict that it no longer bears out, or brings the pack that lies there nearer to one. */
export function seen(state: State, event: { readonly order: string; readonly look: Look; readonly atMs: number }, rules: Rules): Step {
  const { look, atMs } = event;
  if (state.faults.length > 0 || state.course?.order.id !== event.order) return unchanged(state);
  const watched: Course = { ...state.course, tray: { gate: look.gate, atMs } };
  const [kept, endings] = withoutOverturned(watched, look);
  if (kept.closed && !kept.standing) return { state: { ...state, course: undefined }, records: endings, reply: "done" };
  const [course, counts] = look.gate === "empty" ? emptied(kept, rules) : [withPack(kept, look, atMs, rules), []];
  return {
    state: { ...state, course },
    records: [...endings, ...counts],
    reply: "done",
    settlement: settlementOf(course, atMs, rules),
  };
}

/** A picture that cannot be read says nothing, and makes what others said older. */
export function unreadable(state: State): Step {
  const { course } = state;
  if (!course?.pack) return unchanged(state);
  const pack = { ...course.pack, presentation: missed(course.pack.presentation) };
  return unchanged({ ...state, course: { ...course, pack } });
}

/** Nobody sees the tray any more: a match goes, and whatever was under way. A stop stays until the tray is seen to have changed. */
export function fault(state: State, faults: State["faults"]): Step {
  const { course } = state;
  if (!course) return unchanged({ faults });
  const { standing, pack } = course;
  const stays = standing?.revealed && asksForAnswer(standing);
  const blind: Course = {
    ...course,
    tray: undefined,
    standing: stays ? standing : undefined,
    pack: pack && { ...pack, presentation: undefined },
  };
  const records = standing && !stays ? [ending(course, standing, "fault")] : [];
  return { state: { faults, course: blind }, records, reply: "done" };
}

/** Whether the tray is as it was when the verdict was settled: the same things in it, and seen as well or as badly. */
export function bearsOut(look: Pick<Look, "tray" | "gate">, { tray, gate }: Standing): boolean {
  return look.tray === tray && look.gate === gate;
}

function withoutOverturned(course: Course, look: Look): [Course, CourseRecord[]] {
  const { standing } = course;
  if (!standing || bearsOut(look, standing)) return [course, []];
  return [{ ...course, standing: undefined }, [ending(course, standing, "tray-changed")]];
}

/** The pack is gone once as many frames say so as a verdict needs: a hand above it hides it too. */
function emptied(course: Course, rules: Rules): [Course, CourseRecord[]] {
  const { pack } = course;
  if (!pack) return [course, []];
  const emptyFrames = pack.emptyFrames + 1;
  if (emptyFrames < rules.agreeing)
    return [{ ...course, pack: { ...pack, emptyFrames, presentation: undefined, held: undefined, face: undefined } }, []];
  const done = countedOf(course);
  const counts: CourseRecord[] = pack.accepted ? [{ kind: "counted", verification: course.order.id, counted: done }] : [];
  return [{ ...course, done, gone: course.gone + 1, pack: undefined, scanned: undefined }, counts];
}

function withPack(course: Course, look: Look, atMs: number, rules: Rules): Course {
  const before = course.pack ?? NEW_PACK;
  const held = before.held?.tray === look.tray ? before.held : undefined;
  const pack = { ...before, held, emptyFrames: 0 };
  if (held || course.standing) return { ...course, pack: { ...pack, presentation: undefined } };
  if (look.gate === "open" && !look.finding) return { ...course, pack };
  const { finding } = look.gate === "open" ? look : { finding: undefined };
  const face = finding ? faceOf(finding) : pack.face;
  return { ...course, pack: { ...pack, face, presentation: follow(pack.presentation, look, atMs, rules) } };
}

function faceOf({ weighed, evidence }: Finding): string | undefined {
  return weighed["best-is-ordered"] ? evidence.face : undefined;
}

/** Undefined where there is nothing to be found out. */
function settlementOf(course: Course, atMs: number, rules: Rules): Settlement | undefined {
  const { pack, standing } = course;
  if (standing || pack?.held || course.closed) return undefined;
  if (!pack?.presentation) return settle(undefined, atMs, rules);
  const { print, presentation, isAwaited } = witnessed(course, pack.presentation, atMs, rules);
  const settlement = settle(presentation, atMs, rules);
  const verdict = isAwaited && settlement.verdict?.look !== "mismatch" ? undefined : settlement.verdict;
  return { ...settlement, verdict: besideCode(beforePrint(verdict, presentation, print), course), ...(print && { print }) };
}

/** What the frames say in the light of the pack's print and codes. Its print is awaited as long as anything is, where it may matter. */
function witnessed(course: Course, presentation: Presentation, atMs: number, { reading, presentationSeconds }: Rules) {
  const print = course.print?.tray === presentation.tray ? course.print.finding : undefined;
  if (!reading) return { print, presentation, isAwaited: false };
  const last = presentation.observations.at(-1);
  const isInTime = atMs - presentation.sinceMs < presentationSeconds * 1_000;
  const isAwaited = !print && isInTime && last?.gate === "open" && awaitsPrint(last.finding);
  const witness = { print, codeAgrees: course.scanned?.says === "agrees" };
  const observations = presentation.observations.map((one) =>
    one.gate === "open" && !isAwaited ? { ...one, finding: besidePrint(one.finding, witness) } : one,
  );
  return { print, presentation: { ...presentation, observations }, isAwaited };
}

/** Print that speaks against a pack stops it where its item's policy says so. */
function beforePrint(
  verdict: LookVerdict | undefined,
  { observations }: Presentation,
  print: PrintFinding | undefined,
): Verdict | undefined {
  const last = observations.at(-1);
  const stops = last?.gate === "open" && last.finding.print.stops && print?.says === "contradicts";
  return stops && verdict?.look === "unsure" ? { look: "mismatch", print: print.words } : verdict;
}

/** A code that contradicts overrules what the pack looks like; one that agrees with a pack that does not leaves it to the nurse. */
function besideCode(verdict: Verdict | undefined, course: Course): Verdict | undefined {
  const code = contradictionOf(course);
  if (code) return { look: "mismatch", code };
  return course.scanned && verdict?.look === "mismatch" ? { look: "unsure", because: "label-disagrees" } : verdict;
}
