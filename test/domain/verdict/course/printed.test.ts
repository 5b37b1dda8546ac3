import { describe, expect, test } from "vitest";
import { type PrintFinding, SILENT } from "../../../../src/domain/evidence/print/judge-print.ts";
import { RULES, simulate } from "../../../support/course.ts";

const RIGHT: PrintFinding = { says: "agrees", words: ["predniSONE", "5 mg"], lines: [0], names: "prednisone" };
const WRONG: PrintFinding = { says: "contradicts", words: ["prednisoLONE", "5 mg"], lines: [0], names: "prednisolone" };

function cabinet() {
  const cabinet = simulate({ ...RULES, reading: true });
  cabinet.place();
  return cabinet;
}

function standing({ course }: ReturnType<typeof cabinet>) {
  return course?.standing?.verdict;
}

describe("print", () => {
  test("is not waited for where it is not needed", () => {
    const it = cabinet();
    it.lay("right");
    it.frames(3);
    expect(standing(it)).toEqual({ look: "match" });
  });

  test("that contradicts ends a green that was there before it, and prevents the next one", () => {
    const it = cabinet();
    it.lay("right");
    it.frames(3);
    it.read(WRONG);
    expect(standing(it)).toBeUndefined();
    expect(it.log.at(-1)?.record).toMatchObject({ kind: "ending", because: "print" });
    it.frames(6);
    expect(standing(it)).toEqual({ look: "unsure", because: "print-disagrees" });
  });

  test("that contradicts a pack that has left, or whose order has given way to another one, is recorded all the same", () => {
    const it = cabinet();
    it.lay("right");
    it.frames(3);
    const { tray } = it;
    it.lay("empty");
    it.frames(3);
    it.read(WRONG, tray);
    expect(it.log.at(-1)?.record).toMatchObject({ kind: "print", verification: "o-1", says: "contradicts" });
    it.place();
    const before = it.state;
    expect(it.happen({ event: "read", order: "o-1", tray, finding: WRONG, lines: [] }).reply).toBe("done");
    expect(it.log.at(-1)?.record).toMatchObject({ kind: "print", verification: "o-1", says: "contradicts" });
    expect(it.state).toEqual(before);
    expect(it.happen({ event: "read", order: "o-1", tray, finding: SILENT, lines: [] }).reply).toBe("stale");
  });

  test("that contradicts is a stop when the network sees what it says", () => {
    const it = cabinet();
    it.lay("twin");
    it.read({ ...WRONG, names: "prednisone" });
    it.frames(3);
    expect(standing(it)).toEqual({ look: "mismatch", seen: "prednisone" });
  });

  test("that agrees tells a pack from its look-alike, which it is waited for", () => {
    const it = cabinet();
    it.lay("twin");
    it.frames(10);
    expect(standing(it)).toBeUndefined();
    it.read(RIGHT);
    it.frames(3);
    expect(standing(it)).toEqual({ look: "match" });
  });

  test("that is silent leaves the doubt", () => {
    const it = cabinet();
    it.lay("twin");
    it.read(SILENT);
    it.frames(5);
    expect(standing(it)).toEqual({ look: "unsure", because: "look-alike" });
  });

  test("that never comes is waited for as long as any verdict, and no longer", () => {
    const it = cabinet();
    it.lay("twin");
    it.frames(45);
    expect(standing(it)).toEqual({ look: "unsure", because: "look-alike" });
  });

  test("that agrees makes no match of a pack that looks like another one", () => {
    const it = cabinet();
    it.lay("wrong");
    it.read(RIGHT);
    it.frames(6);
    expect(standing(it)).toEqual({ look: "unsure", because: "print-disagrees" });
  });

  test("of the pack before says nothing about the next one", () => {
    const it = cabinet();
    it.lay("right");
    it.read(WRONG, it.tray - 1);
    it.frames(3);
    expect(standing(it)).toEqual({ look: "match" });
  });

  test("is recorded, also with the verdict that it decided", () => {
    const it = cabinet();
    it.lay("twin");
    it.read(RIGHT);
    expect(it.log.at(-1)?.record).toEqual({
      ...{ kind: "print", verification: "o-1", says: "agrees", words: RIGHT.words, names: "prednisone" },
      read: [],
    });
  });
});
