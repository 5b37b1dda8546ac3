import fc from "fast-check";
import { expect, test } from "vitest";
import type { Comparison } from "../../../../src/domain/codes/contradiction.ts";
import { OVERRIDE_REASONS } from "../../../../src/domain/verdict/verdict.ts";
import { type Content, NO_CAMERA, RULES, type Simulation, simulate } from "../../../support/course.ts";
import { scannedAs } from "../../../support/scans.ts";

/** What has ever lain in the tray, by the tray's number: the truth, which the reducer only hears of. */
type World = Map<number, Content>;

type Act = (cabinet: Simulation, world: World) => void;

const content = fc.constantFrom<Content>("right", "wrong", "unknown", "empty", "moving", "two-packs", "glare");
const named = (name: string, act: Act) => Object.assign(act, { toString: () => name });

const COMPARISONS: readonly Comparison[] = [
  { says: "agrees" },
  { says: "nothing" },
  { says: "other-item", item: "prednisolone" },
  { says: "expired", on: "2026-10-31" },
  { says: "unknown-code" },
];

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.option(fc.integer({ min: 1, max: 3 })), fc.constantFrom("nothing", "the open one", "another"), fc.boolean())
      .map(placing),
  },
  { weight: 4, arbitrary: content.map(laying) },
  { weight: 8, arbitrary: content.map(showing) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }).map((count) => named(`${count} frames`, (cabinet) => cabinet.frames(count))) },
  { weight: 4, arbitrary: fc.tuple(answers(), fc.nat({ max: 3 })).map(answering) },
  { weight: 5, arbitrary: fc.nat().map(fitting) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 130 }).map((s) => named(`${s} s without frames`, (cabinet) => cabinet.wait(s))) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 20 }).map((s) => named(`${s} s of frames`, (cabinet) => cabinet.watch(s))) },
  { weight: 1, arbitrary: fc.constant(named("a fault", (cabinet) => void cabinet.happen({ event: "fault", faults: [NO_CAMERA] }))) },
  { weight: 1, arbitrary: fc.constant(named("in order", (cabinet) => void cabinet.happen({ event: "in-order" }))) },
  { weight: 1, arbitrary: fc.constant(named("an unreadable picture", (cabinet) => void cabinet.happen({ event: "unreadable" }))) },
  { weight: 1, arbitrary: fc.constantFrom<Comparison>(...COMPARISONS).map(scanning) },
  { weight: 1, arbitrary: fc.constantFrom("u-1", "u-2", "u-3").map(reading) },
  { weight: 1, arbitrary: fc.constantFrom("cancelled" as const, "ended" as const).map(ending) },
  { weight: 1, arbitrary: fc.nat({ max: 150 }).map((s) => named(`a restart of ${s} s`, (cabinet) => cabinet.restart(s))) },
);

const rules = fc.record({
  user: fc.boolean(),
  witness: fc.boolean(),
});

test("whatever happens, green is about the pack that lies there, no answer is lost, and no order outlives its time", () => {
  fc.assert(
    fc.property(rules, fc.array(acts, { maxLength: 60, size: "max" }), (policy, script) => {
      const cabinet = simulate({ ...RULES, policy });
      const world: World = new Map([[cabinet.tray, "empty"]]);
      for (const act of script) {
        act(cabinet, world);
        greenIsTrue(cabinet, world);
        nothingIsOverdue(cabinet);
        everyOrderEndsOnce(cabinet);
        theRecordTellsTheSame(cabinet);
      }
    }),
    { numRuns: 300 },
  );
});

/** Of what the last frame showed; that frames come, and soon, is for the clock. */
function greenIsTrue({ state, seen }: Simulation, world: World): void {
  const { course, faults } = state;
  const { standing } = course ?? {};
  if (standing?.verdict.look !== "match" || !standing.revealed) return;
  expect(standing.tray).toBe(seen);
  expect(world.get(standing.tray)).toBe("right");
  expect(faults).toEqual([]);
  expect(course?.tray?.gate).toBe("open");
  expect(course?.scanned?.says ?? "agrees").toBe("agrees");
}

/** After the clock has been asked once more; it is, twice a second. */
function nothingIsOverdue(cabinet: Simulation): void {
  const { course } = cabinet.state;
  if (!course || course.closed) return;
  if (cabinet.nowMs - course.activeMs < RULES.orderSeconds * 1_000) return;
  cabinet.happen({ event: "clock", atMs: cabinet.nowMs });
  expect(cabinet.told(course.order.id)?.state).toBe("final");
}

function everyOrderEndsOnce({ log, course }: Simulation): void {
  const open = new Set<string>();
  for (const { record } of log) {
    if (record.kind === "order") {
      expect(open).toEqual(new Set());
      open.add(record.order.id);
    }
    if (record.kind === "closing" || record.kind === "cancellation") expect(open.delete(record.verification)).toBe(true);
  }
  expect([...open]).toEqual(course && !course.closed ? [course.order.id] : []);
}

function theRecordTellsTheSame(cabinet: Simulation): void {
  const { course } = cabinet;
  if (!course) return;
  const told = cabinet.told(course.order.id);
  const retold = cabinet.retoldState(course.order.id);
  expect({ ...retold, waitingBecause: undefined }).toEqual({ ...told, waitingBecause: undefined });
}

function placing([quantity, superseded, concealed]: [number | null, string, boolean]): Act {
  return named(`order of ${quantity} that supersedes ${superseded}`, (cabinet) => {
    const before = cabinet.told(cabinet.course?.order.id);
    const supersedes = { nothing: undefined, "the open one": cabinet.course?.order.id, another: "o-x" }[superseded];
    cabinet.policy(concealed ? "after_confirm" : "immediate");
    const reply = cabinet.place({ ...(quantity !== null && { quantity }), ...(supersedes !== undefined && { supersedes }) });
    if (before?.state === "open" && superseded !== "the open one") expect(reply).toBe("busy");
  });
}

function showing(next: Content): Act {
  return named(`show ${next}`, (cabinet, world) => {
    laying(next)(cabinet, world);
    cabinet.frames(RULES.window);
  });
}

function laying(next: Content): Act {
  return named(`lay ${next}`, (cabinet, world) => {
    cabinet.lay(next);
    world.set(cabinet.tray, next);
  });
}

function scanning(comparison: Comparison): Act {
  return named(`scan that ${comparison.says}`, (cabinet) => void cabinet.happen(scannedAs(comparison)));
}

function reading(badge: string): Act {
  return named(`badge ${badge}`, (cabinet) => void cabinet.happen({ event: "badge", badge }));
}

function ending(event: "cancelled" | "ended"): Act {
  return named(event, (cabinet) => void cabinet.happen({ event, order: cabinet.course?.order.id ?? "none" }));
}

function answers() {
  return fc.oneof(
    fc.constantFrom("put-back", "it-is-right", "it-is-wrong", "check-again", "looks-right", "looks-wrong").map((did) => ({ did }) as const),
    fc.constantFrom(...OVERRIDE_REASONS).map((reason) => ({ did: "override", reason }) as const),
  );
}

type Given = ReturnType<typeof answers> extends fc.Arbitrary<infer A> ? A : never;

/** To one of the last verdicts. */
function answering([answer, back]: [Given, number]): Act {
  return named(`answer ${answer.did}, ${back} back`, (cabinet) =>
    answerOnce(cabinet, answer, cabinet.course?.verdicts.at(-1 - back)?.entry),
  );
}

/** An answer that the last verdict asks for is taken, or asks for a badge first. */
function fitting(choice: number): Act {
  return named(`fitting answer ${choice}`, (cabinet) => {
    const { standing } = cabinet.course ?? {};
    if (!standing || (standing.revealed && standing.verdict.look === "match")) return;
    const [first, second] = !standing.revealed
      ? (["looks-right", "looks-wrong"] as const)
      : standing.verdict.look === "mismatch"
        ? (["put-back", "put-back"] as const)
        : (["it-is-right", "it-is-wrong"] as const);
    const reply = answerOnce(cabinet, { did: choice % 2 === 0 ? first : second }, standing.entry);
    expect(["done", "user-needed", "witness-needed"]).toContain(reply);
  });
}

/** What is taken is in the record, and no verdict has two answers there; what is not taken is not. */
function answerOnce(cabinet: Simulation, answer: Given, entry = 0): string {
  const rowsOf = () => cabinet.log.flatMap(({ record }) => (record.kind === "answer" && record.entry === entry ? [record.answer] : []));
  const before = rowsOf().length;
  const reply = cabinet.answer(answer, entry);
  if (reply === "done") expect(rowsOf()).toContainEqual(answer);
  else expect(rowsOf()).toHaveLength(before);
  const looks = rowsOf().filter(({ did }) => did.startsWith("looks-"));
  expect(looks.length).toBeLessThanOrEqual(1);
  expect(rowsOf().length - looks.length).toBeLessThanOrEqual(1);
  return reply;
}
