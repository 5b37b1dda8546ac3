import { describe, expect, test } from "vitest";
import type { Comparison } from "../../../../src/domain/codes/contradiction.ts";
import { awaitsVerdict } from "../../../../src/domain/verdict/course/concluded.ts";
import { type Simulation, simulate } from "../../../support/course.ts";
import { scannedAs } from "../../../support/scans.ts";

const OTHER = { says: "other-item", item: "prednisolone" } as const;
const EXPIRED = { says: "expired", on: "2026-10-31" } as const;
const UNKNOWN = { says: "unknown-code" } as const;
const AGREES = { says: "agrees" } as const;

function ordered(): Simulation {
  const cabinet = simulate();
  cabinet.place();
  return cabinet;
}

function scan(cabinet: Simulation, comparison: Comparison) {
  return cabinet.happen(scannedAs(comparison)).reply;
}

describe("a code that contradicts", () => {
  test.each([OTHER, EXPIRED, UNKNOWN])("stops a pack that looks right: %o", (code) => {
    const cabinet = ordered();
    cabinet.show("right");
    expect(scan(cabinet, code)).toBe("done");
    expect(cabinet.course?.standing).toBeUndefined();
    expect(cabinet.log.at(-1)?.record).toMatchObject({ kind: "ending", because: "scan" });
    cabinet.frames(1);
    expect(cabinet.course?.standing?.verdict).toEqual({ look: "mismatch", code });
    expect(cabinet.told()).toMatchObject({ state: "decided", counted: 0 });
  });

  test("stops a pack that the picture leaves in doubt, whose doubt nobody can answer with a yes any more", () => {
    const cabinet = ordered();
    cabinet.show("unknown");
    scan(cabinet, EXPIRED);
    expect(cabinet.answer({ did: "it-is-right" })).toBe("stale");
    expect(cabinet.told()).toMatchObject({ state: "open", counted: 0 });
    cabinet.frames(1);
    expect(cabinet.course?.standing?.verdict).toEqual({ look: "mismatch", code: EXPIRED });
    expect(cabinet.answer({ did: "it-is-right" })).toBe("refused");
  });

  test("leaves a stop as it stands, so that nobody answers another one than she has read", () => {
    const cabinet = ordered();
    cabinet.show("wrong");
    const { standing } = cabinet.course ?? {};
    scan(cabinet, UNKNOWN);
    cabinet.frames(3);
    expect(cabinet.course?.standing).toEqual(standing);
  });

  test.each(["match", "unsure"] as const)("lets no %s stand that was being explained when it came", (look) => {
    const cabinet = ordered();
    cabinet.lay("right");
    cabinet.frames(1);
    scan(cabinet, OTHER);
    const verdict = look === "match" ? ({ look } as const) : ({ look, because: "glare" } as const);
    expect(awaitsVerdict(cabinet.state, { order: "o-1", verdict })).toBe(false);
    expect(awaitsVerdict(cabinet.state, { order: "o-1", verdict: { look: "mismatch", code: OTHER } })).toBe(true);
  });

  test("is not taken back by another code of the same pack", () => {
    const cabinet = ordered();
    scan(cabinet, EXPIRED);
    scan(cabinet, AGREES);
    cabinet.show("right");
    expect(cabinet.course?.standing?.verdict).toEqual({ look: "mismatch", code: EXPIRED });
  });

  test("stops a pack that was counted already", () => {
    const cabinet = ordered();
    cabinet.place({ quantity: 2, supersedes: "o-1" });
    cabinet.show("right");
    cabinet.watch(16);
    expect(cabinet.told()).toMatchObject({ counted: 1 });
    scan(cabinet, OTHER);
    cabinet.frames(5);
    expect(cabinet.course?.standing?.verdict).toEqual({ look: "mismatch", code: OTHER });
    expect(cabinet.told()).toMatchObject({ counted: 0 });
  });

  test("is forgotten with its pack", () => {
    const cabinet = ordered();
    scan(cabinet, OTHER);
    cabinet.show("right");
    expect(cabinet.answer({ did: "put-back" })).toBe("done");
    cabinet.show("empty");
    cabinet.show("right");
    expect(cabinet.course?.standing?.verdict).toEqual({ look: "match" });
  });

  test("is remembered over a restart", () => {
    const cabinet = ordered();
    cabinet.show("right");
    scan(cabinet, EXPIRED);
    cabinet.restart();
    cabinet.frames(5);
    expect(cabinet.course?.standing?.verdict).toEqual({ look: "mismatch", code: EXPIRED });
  });
});

describe("a code that agrees", () => {
  test("lets a pack that looks right be a match", () => {
    const cabinet = ordered();
    scan(cabinet, AGREES);
    cabinet.show("right");
    expect(cabinet.course?.standing?.verdict).toEqual({ look: "match" });
  });

  test("makes a pack that looks wrong a doubt, never a match", () => {
    const cabinet = ordered();
    scan(cabinet, AGREES);
    cabinet.show("wrong");
    expect(cabinet.course?.standing?.verdict).toEqual({ look: "unsure", because: "label-disagrees" });
  });

  test("leaves a stop that stands as it is, and a doubt as well", () => {
    for (const content of ["wrong", "unknown"] as const) {
      const cabinet = ordered();
      cabinet.show(content);
      const { standing } = cabinet.course ?? {};
      scan(cabinet, AGREES);
      cabinet.frames(3);
      expect(cabinet.course?.standing).toEqual(standing);
    }
  });

  test("speaks for no other pack, nor for any after a restart", () => {
    const cabinet = ordered();
    scan(cabinet, AGREES);
    cabinet.restart();
    cabinet.show("wrong");
    expect(cabinet.course?.standing?.verdict.look).toBe("mismatch");
  });
});

test("a scan without an order is stale, and is not recorded", () => {
  const cabinet = simulate();
  expect(scan(cabinet, OTHER)).toBe("stale");
  expect(cabinet.log).toEqual([]);
});

test("every scan is recorded as the scanner sent it and as it was read", () => {
  const cabinet = ordered();
  scan(cabinet, OTHER);
  const { code, comparison } = scannedAs(OTHER);
  expect(cabinet.log.at(-1)?.record).toEqual({ kind: "scan", verification: "o-1", code, comparison });
});
