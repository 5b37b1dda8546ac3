import { describe, expect, test } from "vitest";
import { RULES, simulate } from "../../../support/course.ts";

describe("answering", () => {
  test("after put-back nothing is said while the pack still lies there, and the ordered pack is then a match", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.show("wrong");
    expect(cabinet.answer({ did: "put-back" })).toBe("done");
    cabinet.frames(10);
    expect(cabinet.course?.pack?.held?.why).toBe("put-back");
    expect(cabinet.told()).toMatchObject({ state: "open" });
    cabinet.show("empty");
    cabinet.show("right");
    expect(cabinet.told()).toMatchObject({ state: "decided", verdict: { look: "match" }, counted: 1 });
  });

  test("an overridden pack counts", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.show("wrong");
    expect(cabinet.answer({ did: "override", reason: "other", words: "doctor agrees" })).toBe("done");
    expect(cabinet.told()).toMatchObject({ state: "decided", counted: 1, answer: { did: "override", words: "doctor agrees" } });
    cabinet.watch(16);
    expect(cabinet.told()).toMatchObject({ state: "final", outcome: "fulfilled" });
  });

  test("an unknown pack is called wrong, and the host hears it", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.show("unknown");
    const entry = cabinet.course?.standing?.entry;
    expect(cabinet.answer({ did: "it-is-wrong" })).toBe("done");
    expect(cabinet.told()).toMatchObject({ state: "open", counted: 0 });
    expect(cabinet.course?.verdicts).toMatchObject([{ entry, answer: { did: "it-is-wrong" } }]);
  });

  test("a doubt that is right counts, and one that is checked again is looked at afresh", () => {
    const right = simulate();
    right.place();
    right.show("unknown");
    right.answer({ did: "it-is-right" });
    expect(right.told()).toMatchObject({ state: "decided", counted: 1, answer: { did: "it-is-right" } });

    const again = simulate();
    again.place();
    again.show("unknown");
    const first = again.course?.standing?.entry;
    expect(again.answer({ did: "check-again" })).toBe("done");
    again.frames(4);
    expect(again.course?.standing).toBeUndefined();
    again.frames(1);
    expect(again.course?.standing?.entry).toBeGreaterThan(first ?? Number.NaN);
  });

  test.each([
    ["wrong", "it-is-right"],
    ["wrong", "check-again"],
    ["wrong", "looks-right"],
    ["unknown", "put-back"],
    ["right", "it-is-right"],
  ] as const)("a %s pack is not answered with %s", (content, did) => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.show(content);
    expect(cabinet.answer({ did })).toBe("refused");
    expect(cabinet.kinds()).not.toContain("answer");
  });

  test("the same answer again is recorded once, and another one comes too late", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.show("wrong");
    const entry = cabinet.course?.standing?.entry;
    expect(cabinet.answer({ did: "override", reason: "urgent" }, entry)).toBe("done");
    cabinet.show("empty");
    expect(cabinet.answer({ did: "override", reason: "urgent" }, entry)).toBe("done");
    expect(cabinet.answer({ did: "override", reason: "pack-damaged" }, entry)).toBe("stale");
    expect(cabinet.kinds().filter((kind) => kind === "answer")).toHaveLength(1);
  });

  test("an override that comes when its pack has just left is taken, and counts that pack and no other", () => {
    const cabinet = simulate();
    cabinet.place({ quantity: 2 });
    cabinet.show("wrong");
    const entry = cabinet.course?.standing?.entry;
    cabinet.show("empty");
    cabinet.lay("right");
    cabinet.frames(1);
    expect(cabinet.answer({ did: "override", reason: "urgent" }, entry)).toBe("done");
    expect(cabinet.told()).toMatchObject({ counted: 1 });
    cabinet.frames(3);
    expect(cabinet.told()).toMatchObject({ state: "decided", counted: 2 });
  });

  test("an answer to a verdict of an order that is over is stale", () => {
    const cabinet = simulate();
    cabinet.place();
    cabinet.show("wrong");
    const entry = cabinet.course?.standing?.entry;
    cabinet.place({ supersedes: "o-1" });
    expect(cabinet.answer({ did: "put-back" }, entry)).toBe("stale");
  });
});

describe("who acts", () => {
  const policy = { user: true, witness: true };

  test("an override waits for both badges where the host wants them, and is recorded with them", () => {
    const cabinet = simulate({ ...RULES, policy });
    cabinet.place();
    cabinet.show("wrong");
    const override = { did: "override", reason: "urgent" } as const;
    expect(cabinet.answer(override)).toBe("user-needed");
    expect(cabinet.happen({ event: "badge", badge: "u-1" }).reply).toBe("done");
    expect(cabinet.answer(override)).toBe("witness-needed");
    expect(cabinet.happen({ event: "badge", badge: "u-1" }).reply).toBe("done");
    expect(cabinet.answer(override)).toBe("witness-needed");
    expect(cabinet.happen({ event: "badge", badge: "u-2" }).reply).toBe("done");
    expect(cabinet.answer(override)).toBe("done");
    expect(cabinet.log.at(-1)?.record).toMatchObject({ kind: "answer", user: "u-1", witness: "u-2" });
    expect(cabinet.happen({ event: "badge", badge: "u-3" }).reply).toBe("refused");
  });

  test("an order may ask for more or less than the cabinet does", () => {
    const strict = simulate();
    strict.place({ requires: { user: true } });
    strict.show("wrong");
    expect(strict.answer({ did: "put-back" })).toBe("user-needed");
    const easy = simulate({ ...RULES, policy });
    easy.place({ requires: { user: false, witness: false } });
    easy.show("wrong");
    expect(easy.answer({ did: "override", reason: "urgent" })).toBe("done");
  });

  test("putting back takes nobody else", () => {
    const cabinet = simulate({ ...RULES, policy });
    cabinet.place({ kind: "waste", user: "u-1" });
    cabinet.show("wrong");
    expect(cabinet.answer({ did: "put-back" })).toBe("done");
  });

  test("a wasted pack is not done without a witness, from the host or by badge", () => {
    const cabinet = simulate({ ...RULES, policy });
    cabinet.place({ kind: "waste", user: "u-1" });
    cabinet.show("right");
    cabinet.watch(20);
    expect(cabinet.told()).toMatchObject({ state: "open", counted: 1 });
    cabinet.happen({ event: "badge", badge: "u-2" });
    cabinet.watch(20);
    expect(cabinet.told()).toMatchObject({ state: "final", outcome: "fulfilled" });

    const named = simulate({ ...RULES, policy });
    named.place({ kind: "waste", user: "u-1", witness: "u-2" });
    named.show("right");
    expect(named.told()).toMatchObject({ state: "decided" });
  });

  test("an answer that names user and witness stands for their badges, and its row names them", () => {
    const cabinet = simulate({ ...RULES, policy });
    cabinet.place();
    cabinet.show("wrong");
    const override = { did: "override", reason: "urgent" } as const;
    expect(cabinet.answer(override, undefined, { user: "u-1" })).toBe("witness-needed");
    expect(cabinet.answer(override, undefined, { user: "u-1", witness: "u-1" })).toBe("witness-needed");
    expect(cabinet.answer(override, undefined, { user: "u-1", witness: "u-2" })).toBe("done");
    expect(cabinet.log.map(({ record }) => record)).toMatchObject([
      { kind: "order" },
      { kind: "verification" },
      { kind: "badge", role: "user", badge: "u-1" },
      { kind: "badge", role: "witness", badge: "u-2" },
      { kind: "answer", user: "u-1", witness: "u-2" },
    ]);
    expect(cabinet.told()).toMatchObject({ state: "decided", counted: 1, user: "u-1", witness: "u-2" });
    cabinet.restart();
    expect(cabinet.told()).toMatchObject({ user: "u-1", witness: "u-2" });
  });

  test("somebody else's answer bears his name, and the order keeps its own", () => {
    const cabinet = simulate();
    cabinet.place({ user: "u-1" });
    cabinet.show("wrong");
    expect(cabinet.answer({ did: "put-back" }, undefined, { user: "u-3" })).toBe("done");
    expect(cabinet.log.at(-1)?.record).toMatchObject({ kind: "answer", user: "u-3" });
    expect(cabinet.told()).toMatchObject({ user: "u-1" });
  });

  test("a wasted pack that nobody witnessed ends unanswered", () => {
    const cabinet = simulate({ ...RULES, policy });
    cabinet.place({ kind: "waste", user: "u-1" });
    cabinet.show("right");
    cabinet.watch(121);
    expect(cabinet.told()).toMatchObject({ state: "final", outcome: "unanswered", counted: 1 });
  });
});

describe("an item that is revealed after the nurse's own look", () => {
  function concealed(content: "right" | "wrong" | "unknown") {
    const cabinet = simulate();
    cabinet.policy("after_confirm");
    cabinet.place();
    cabinet.show(content);
    return cabinet;
  }

  test("is neither shown nor told to the host before it", () => {
    const cabinet = concealed("right");
    expect(cabinet.course?.standing?.revealed).toBe(false);
    expect(cabinet.told()).toMatchObject({ state: "open", counted: 0 });
    cabinet.watch(20);
    expect(cabinet.course?.standing?.revealed).toBe(false);
  });

  test("turns green when both agree, for its whole time", () => {
    const cabinet = concealed("right");
    cabinet.watch(20);
    expect(cabinet.answer({ did: "looks-right" })).toBe("done");
    expect(cabinet.told()).toMatchObject({ state: "decided", verdict: { look: "match" }, counted: 1 });
    cabinet.watch(14);
    expect(cabinet.course?.standing?.revealed).toBe(true);
  });

  test("is never green against the nurse's word", () => {
    const cabinet = concealed("right");
    expect(cabinet.answer({ did: "looks-wrong" })).toBe("done");
    expect(cabinet.course?.standing).toBeUndefined();
    expect(cabinet.told()).toMatchObject({ state: "open", counted: 0 });
  });

  test("is stopped after her look, and then wants an answer", () => {
    const cabinet = concealed("wrong");
    expect(cabinet.answer({ did: "put-back" })).toBe("refused");
    expect(cabinet.answer({ did: "looks-right" })).toBe("done");
    expect(cabinet.answer({ did: "looks-right" })).toBe("done");
    expect(cabinet.told()).toMatchObject({ state: "decided", verdict: { look: "mismatch" } });
    expect(cabinet.answer({ did: "put-back" })).toBe("done");
  });
});
