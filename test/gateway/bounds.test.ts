import { describe, expect, test } from "vitest";
import { openAllowance } from "../../src/gateway/allowance.ts";
import type { Series } from "../../src/gateway/remote-write.ts";
import { openSeen } from "../../src/gateway/seen.ts";

describe("the ids that were seen", () => {
  test("are known again, and at least half of what may be remembered is", () => {
    const seen = openSeen(100);
    const ids = Array.from({ length: 1_000 }, (_, nth) => `id-${nth}`);
    expect(ids.filter((id) => seen.before(id))).toEqual([]);
    expect(ids.slice(-50).filter((id) => seen.before(id))).toHaveLength(50);
    expect(seen.before("id-0")).toBe(false);
  });
});

describe("the allowance of series", () => {
  const kind = (nth: number): Series => ({ labels: [{ name: "__name__", value: `s_${nth}` }], samples: [{ value: nth, timestamp: nth }] });

  test("lets a cabinet write the same ones for ever, and no more than two hundred kinds", () => {
    const allowance = openAllowance(() => 0);
    const own = Array.from({ length: 60 }, (_, nth) => kind(nth));
    for (let round = 0; round < 10; round++) expect(allowance.admits("a", own)).toBe(true);
    const more = Array.from({ length: 300 }, (_, nth) => allowance.admits("a", [kind(100 + nth)]));
    expect(more.filter(Boolean)).toHaveLength(140);
    expect(allowance.admits("a", own)).toBe(true);
    expect(allowance.admits("b", [kind(1_000)])).toBe(true);
  });

  test("begins anew after a day", () => {
    let nowMs = 0;
    const allowance = openAllowance(() => nowMs);
    for (let nth = 0; nth < 200; nth++) allowance.admits("a", [kind(nth)]);
    expect(allowance.admits("a", [kind(999)])).toBe(false);
    nowMs += 24 * 3_600_000;
    expect(allowance.admits("a", [kind(999)])).toBe(true);
  });
});
