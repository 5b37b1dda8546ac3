import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commonName, NAME, rootOf } from "../../../src/domain/fleet/place.ts";
import { type Channel, EVENT_TYPES, readTopic, topicOf } from "../../../src/domain/fleet/topic.ts";

const PLACE = { tenant: "north", site: "st-anna", cabinet: "ward-3b" };
const ID = "01KBBZ5N3R8F6Z1W2Q4T7Y9ABC";

describe("a topic", () => {
  test("says the place and what it is about, and is read back as it was written", () => {
    const channels: Channel[] = [
      { kind: "state" },
      { kind: "metrics" },
      ...EVENT_TYPES.map((type) => ({ kind: "event", type }) as const),
      { kind: "cmd", id: ID },
      { kind: "reply", id: ID },
    ];
    for (const channel of channels) {
      const topic = { place: PLACE, channel };
      expect(readTopic(topicOf(topic))).toEqual(topic);
    }
    expect(topicOf({ place: PLACE, channel: { kind: "event", type: "self-test" } })).toBe(
      "blisterscope/v1/north/st-anna/ward-3b/event/self-test",
    );
  });

  test("is under the root that the certificate's common name allows", () => {
    expect(rootOf(PLACE)).toBe(`blisterscope/v1/${commonName(PLACE)}`);
  });

  test.each([
    ["", "begin with blisterscope/"],
    ["blisterscope/v2/north/st-anna/ward-3b/state", "another version"],
    ["blisterscope/v1/North/st-anna/ward-3b/state", "tenant"],
    ["blisterscope/v1/north/+/ward-3b/state", "site"],
    ["blisterscope/v1/north/st-anna/-b/state", "cabinet"],
    [`blisterscope/v1/north/st-anna/${"b".repeat(64)}/state`, "cabinet"],
    ["blisterscope/v1/north/st-anna/ward-3b", "ends with"],
    ["blisterscope/v1/north/st-anna/ward-3b/state/more", "ends with"],
    ["blisterscope/v1/north/st-anna/ward-3b/event/rumour", "ends with"],
    ["blisterscope/v1/north/st-anna/ward-3b/cmd/1", "ends with"],
    [`blisterscope/v1/north/st-anna/ward-3b/reply/${ID}/more`, "ends with"],
    ["blisterscope/v1/north/st-anna/ward-3b/metrics/", "ends with"],
  ])("that is not of the contract is refused: %s", (text, because) => {
    expect(readTopic(text)).toMatchObject({ wrong: expect.stringContaining(because) });
  });

  test("of any names comes back, and any text at all is read or refused", () => {
    const name = fc.stringMatching(NAME);
    fc.assert(
      fc.property(fc.record({ tenant: name, site: name, cabinet: name }), (place) => {
        const topic = { place, channel: { kind: "state" } } as const;
        expect(readTopic(topicOf(topic))).toEqual(topic);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void readTopic(`blisterscope/v1/${text}`)));
  });
});
