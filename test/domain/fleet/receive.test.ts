import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { signedBytes } from "../../../src/domain/fleet/command.ts";
import { MOST_BYTES, receive } from "../../../src/domain/fleet/receive.ts";
import { AT, aCommand, aMetrics, anEvent, aReply, aState, ID, ROOT } from "../../support/fleet.ts";

const NOW = Date.parse(AT);
const TOPICS = [`${ROOT}/state`, `${ROOT}/metrics`, `${ROOT}/event/verification`, `${ROOT}/cmd/${ID}`, `${ROOT}/reply/${ID}`];

function sent(topic: string, message: unknown, nowMs = NOW) {
  return receive(topic, new TextEncoder().encode(JSON.stringify(message)), nowMs);
}

describe("a message", () => {
  test.each([
    [`${ROOT}/state`, aState],
    [`${ROOT}/state`, { v: 1, id: ID, at: AT, online: false }],
    [`${ROOT}/metrics`, aMetrics],
    [`${ROOT}/event/verification`, anEvent],
    [`${ROOT}/cmd/${ID}`, aCommand],
    [`${ROOT}/reply/${ID}`, aReply],
  ])("of the contract is taken under %s", (topic, message) => {
    expect(sent(topic, message)).toMatchObject({ place: { tenant: "north", site: "st-anna", cabinet: "ward-3b" }, message });
  });

  test("with a field that is not known yet is taken without it", () => {
    expect(sent(`${ROOT}/metrics`, { ...aMetrics, mood: "good" })).toMatchObject({ message: aMetrics });
    expect(sent(`${ROOT}/metrics`, { ...aMetrics, mood: "good" })).not.toHaveProperty("message.mood");
  });

  test.each([
    ["another version", "metrics", { ...aMetrics, v: 2 }, "v: is another version"],
    ["another kind", "metrics", aState, "boot"],
    ["an id that is none", "metrics", { ...aMetrics, id: "1" }, "id: must be a ULID"],
    [
      "another's labels",
      "metrics",
      { ...aMetrics, samples: [["blisterscope_ready", { cabinet: "other" }, 1]] },
      "must not have any of the labels",
    ],
    ["a foreign series", "metrics", { ...aMetrics, samples: [["up", {}, 1]] }, "begins with blisterscope_"],
    ["no number", "metrics", { ...aMetrics, samples: [["blisterscope_ready", {}, null]] }, "samples.0.2"],
    ["too many series", "metrics", { ...aMetrics, samples: Array(61).fill(["blisterscope_ready", {}, 1]) }, "samples"],
    ["a local time", "metrics", { ...aMetrics, at: "2026-11-30T20:00:00.000+01:00" }, "at:"],
    ["a command that nobody may give", `cmd/${ID}`, { ...aCommand, command: "unlock" }, "command"],
    [
      "a path for a folder",
      `cmd/${ID}`,
      { ...aCommand, command: "stage-bundle", arguments: { folder: "../x", sha256: "0".repeat(64) } },
      "arguments.folder",
    ],
    ["another command's id", `cmd/${ID}`, { ...aCommand, id: "01KBBZ5N3R8F6Z1W2Q4T7Y9ABD" }, "names another command"],
    ["another command's answer", `reply/${ID}`, { ...aReply, command: "01KBBZ5N3R8F6Z1W2Q4T7Y9ABD" }, "names another command"],
    ["an event's data under another type", "event/fault", anEvent, "data.fault"],
  ])("with %s is refused", (_what, under, message, because) => {
    expect(sent(`${ROOT}/${under}`, message)).toMatchObject({ wrong: expect.stringContaining(because) });
  });

  test("is taken from a clock that is a little ahead, and not from one that is a year ahead", () => {
    expect(sent(`${ROOT}/metrics`, aMetrics, NOW - 4 * 60_000)).not.toHaveProperty("wrong");
    expect(sent(`${ROOT}/metrics`, aMetrics, NOW - 365 * 24 * 3_600_000)).toMatchObject({ wrong: expect.stringContaining("ahead") });
  });

  test("comes up to 72 hours late, and a state that has lasted longer still holds", () => {
    const hour = 3_600_000;
    expect(sent(`${ROOT}/metrics`, aMetrics, NOW + 71 * hour)).not.toHaveProperty("wrong");
    expect(sent(`${ROOT}/metrics`, aMetrics, NOW + 73 * hour)).toMatchObject({ wrong: expect.stringContaining("older than 72 hours") });
    expect(sent(`${ROOT}/state`, aState, NOW + 1_000 * hour)).not.toHaveProperty("wrong");
  });

  test("that is too large is not even parsed", () => {
    expect(receive(`${ROOT}/metrics`, new Uint8Array(MOST_BYTES + 1), NOW)).toMatchObject({
      wrong: expect.stringContaining("65537 bytes"),
    });
  });

  test("of any bytes or any JSON is taken or refused, and nothing is thrown", () => {
    fc.assert(fc.property(fc.constantFrom(...TOPICS), fc.uint8Array(), (topic, bytes) => void receive(topic, bytes, NOW)));
    fc.assert(fc.property(fc.constantFrom(...TOPICS), fc.json(), (topic, json) => void sent(topic, JSON.parse(json))));
  });
});

test("the signature of a command is over its topic as well, so that it is no command to another cabinet", () => {
  const payload = new TextEncoder().encode("{}");
  expect(new TextDecoder().decode(signedBytes("a/cmd/1", payload))).toBe("a/cmd/1\n{}");
});
