import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { CHAIN_START, type Entry, follow, seal } from "../../src/audit/chain.ts";

const content = {
  id: "01JGFJJZ00ABCDEFGHJKMNPQRS",
  at: "2025-01-01T00:00:00.000Z",
  monotonicMs: 123_456,
  kind: "start",
  body: '{"version":"0.1.0","name":"ผงเกลือ"}',
};

test("the first hash is the one that sha256sum prints for the same lines", () => {
  // printf '%s\n' 0000...0000 1 01JGFJJZ00ABCDEFGHJKMNPQRS 2025-01-01T00:00:00.000Z 123456 start \
  //   '{"version":"0.1.0","name":"ผงเกลือ"}' | sha256sum
  expect(seal(content, CHAIN_START).hash).toBe("7c0e300311cdf74792983a4d1dc004cd9a04b47d90eee58cf9b7885ca4c6299d");
});

test("each hash covers every field and the hash before it", () => {
  const entries = threeEntries();
  let previous = "0".repeat(64);
  for (const { number, id, at, monotonicMs, kind, body, hash } of entries) {
    const lines = `${previous}\n${number}\n${id}\n${at}\n${monotonicMs}\n${kind}\n${body}\n`;
    previous = createHash("sha256").update(Buffer.from(lines, "utf8")).digest("hex");
    expect(hash).toBe(previous);
  }
});

test("an untouched chain is followed to its end", () => {
  expect(follow(threeEntries(), CHAIN_START, 3)).toEqual({ head: expect.objectContaining({ number: 3 }) });
});

test.each<[string, Partial<Entry>, RegExp]>([
  ["a missing number", { number: 3 }, /missing: entry 3 follows entry 1/],
  ["another predecessor", { previous: "f".repeat(64) }, /hash of the entry before/],
  ["an id that is no ULID", { id: "2" }, /ULID/],
  ["a time without milliseconds", { at: "2025-01-01T00:00:00Z" }, /time/],
  ["a day that does not exist", { at: "2025-02-30T00:00:00.000Z" }, /time/],
  ["29 February of a common year", { at: "2025-02-29T00:00:00.000Z" }, /time/],
  ["an hour too many", { at: "2025-01-01T24:00:00.000Z" }, /time/],
  ["a monotonic time with a fraction", { monotonicMs: 0.5 }, /monotonic/],
  ["a kind with a line feed", { kind: "start\n{}" }, /kind/],
  ["a body that is not JSON", { body: "{" }, /JSON/],
  ["a body that is a list", { body: "[]" }, /JSON/],
  ["a changed body", { body: '{"version":"0.2.0"}' }, /does not fit its hash/],
  ["a changed time", { at: "2025-01-01T00:00:00.001Z" }, /does not fit its hash/],
  ["another hash", { hash: "f".repeat(64) }, /does not fit its hash/],
])("the second entry is named for %s", (_, change, flaw) => {
  const [first, second, third] = threeEntries();
  const changed = [first, { ...second, ...change }, third] as Entry[];
  expect(follow(changed, CHAIN_START, 3)).toEqual({ head: { number: 1, hash: first?.hash }, flaw: expect.stringMatching(flaw) });
});

test.each(["2024-02-29T23:59:59.999Z", "2025-04-30T00:00:00.000Z", "2025-12-31T12:00:00.000Z"])("%s is a time", (at) => {
  expect(follow([seal({ ...content, at }, CHAIN_START)], CHAIN_START, 1).flaw).toBeUndefined();
});

test("a chain that ends too early says how long it was", () => {
  expect(follow(threeEntries(), CHAIN_START, 5)).toMatchObject({ head: { number: 3 }, flaw: "is missing: the log once held 5 entries" });
});

function threeEntries(): Entry[] {
  const first = seal(content, CHAIN_START);
  const second = seal({ ...content, kind: "answer", body: "{}" }, first);
  return [first, second, seal(content, second)];
}
