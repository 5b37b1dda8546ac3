import { describe, expect, test } from "vitest";
import { WHOLE } from "../../src/domain/evidence/evidence-share.ts";
import type { Order } from "../../src/domain/verdict/order.ts";
import { viewOf } from "../../src/orders/view.ts";
import type { Explanation } from "../../src/protocol.ts";
import { type Content, RULES, type Simulation, simulate } from "../support/course.ts";
import { cabinet } from "../support/desk.ts";
import { closed, match, mismatch } from "../support/observations.ts";

const corner = { x: 0, y: 0 };
const packs = [[corner, corner, corner, corner]] as const;
const map = { explains: "prednisolone", rows: 1, columns: 1, values: [1] };
const explanation: Explanation = { crop: Uint8Array.of(1), window: packs[0], pack: WHOLE, turn: 0, face: "print", maps: [map] };

const view = ({ state }: Simulation) => viewOf(state, { packs }, RULES);

function ordered(changes: Partial<Order> = {}, content?: Content): Simulation {
  const open = simulate();
  open.place(changes);
  if (content) open.show(content);
  return open;
}

describe("the screens show", () => {
  test("nothing of an order that is over", () => {
    expect(view(simulate())).toEqual({ view: "idle" });
  });

  test("before the first frame, that it is being checked", () => {
    expect(view(ordered())).toMatchObject({ view: "checking", agreeing: 0, needed: 3, counted: 0, wanted: 1, needs: [] });
  });

  test("why the tray is not looked at, with the packs in it", () => {
    expect(view(ordered({}, "two-packs"))).toMatchObject({ view: "waiting", because: "two-packs", packs });
  });

  test("the face of the ordered item that lies there, once it is known", () => {
    const open = ordered();
    open.lay("right");
    open.frames(1);
    expect(view(open)).toMatchObject({ view: "checking", agreeing: 1, face: "print" });
    open.lay("glare");
    open.frames(1);
    expect(view(open)).toMatchObject({ view: "waiting", because: "glare", face: "print" });
    const other = ordered();
    other.lay("wrong");
    other.frames(1);
    expect(view(other)).not.toHaveProperty("face");
  });

  test("after put-back, that the pack is to go, and then that the tray is empty", () => {
    const open = ordered({}, "wrong");
    open.answer({ did: "put-back" });
    expect(view(open)).toMatchObject({ view: "waiting", because: "put-back" });
    open.lay("empty");
    open.frames(1);
    expect(view(open)).toMatchObject({ view: "waiting", because: "empty" });
  });

  test("how many are counted, between one pack and the next", () => {
    const open = ordered({ quantity: 2 }, "right");
    expect(view(open)).toMatchObject({ view: "verdict", counted: 1, wanted: 2 });
    open.show("empty");
    expect(view(open)).toMatchObject({ view: "counted", counted: 1, wanted: 2 });
    open.lay("moving");
    open.frames(1);
    expect(view(open)).toMatchObject({ view: "counted" });
    open.lay("right");
    open.frames(1);
    expect(view(open)).toMatchObject({ view: "checking", counted: 1 });
  });

  test("a match that expired is counted, not looked at again, while its pack lies there", () => {
    const open = ordered({ quantity: 2 }, "right");
    open.watch(30);
    expect(view(open)).toMatchObject({ view: "counted", counted: 1 });
  });

  test("nothing of what was found where the nurse is to look first", () => {
    const open = simulate();
    open.policy("after_confirm");
    open.place();
    open.show("right");
    const entry = open.course?.standing?.entry;
    if (entry === undefined) throw new Error("no verdict stands");
    const shown = viewOf(open.state, { packs, explained: { entry, explanation } }, RULES);
    expect(shown).toMatchObject({ view: "compare", entry, explanation: { crop: explanation.crop, maps: [] } });
    expect(shown).not.toHaveProperty("verdict");
  });

  test("whose badge is wanted", () => {
    const open = simulate();
    open.place({ kind: "waste" });
    expect(viewOf(open.state, { packs }, { ...RULES, policy: { user: true, witness: true } })).toMatchObject({
      needs: ["user", "witness"],
    });
  });
});

describe("the desk's view", () => {
  test("carries the explanation with its verdict, and drops it with the pack", () => {
    using open = cabinet();
    open.place();
    open.see([mismatch, mismatch, mismatch], explanation);
    expect(open.desk.view()).toMatchObject({ view: "verdict", explanation });
    open.see([{ ...closed("empty"), tray: 2 }]);
    expect(JSON.stringify(open.desk.view())).not.toContain("explanation");
  });

  test("is the same object while nothing changes, so that no screen is told twice", () => {
    using open = cabinet();
    open.place();
    open.see([match, match, match]);
    const before = open.desk.view();
    open.see([match, match]);
    expect(open.desk.view()).toBe(before);
  });

  test("asks the network no more about a tray that has its verdict, and about the next one again", () => {
    using open = cabinet();
    open.place();
    expect(open.desk.asks({ tray: 1, gate: "open" })).toBe(true);
    open.see([mismatch, mismatch, mismatch]);
    expect(open.desk.asks({ tray: 1, gate: "open" })).toBe(false);
    expect(open.desk.asks({ tray: 2, gate: "open" })).toBe(true);
    expect(open.desk.asks({ tray: 2, gate: "glare" })).toBe(false);
    open.desk.answer(2, { did: "put-back" });
    expect(open.desk.asks({ tray: 1, gate: "open" })).toBe(false);
  });
});
