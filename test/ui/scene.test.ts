import { describe, expect, test } from "vitest";
import { type Shown, SILENCE_MS, type View } from "../../src/protocol.ts";
import { type Heard, nothingHeard, withBeat, withHello, withLinkLost, withView } from "../../ui/src/heard.ts";
import { lastOrder, scene } from "../../ui/src/scene.ts";
import { cannedHello, checking, DEVICE, ORDER, verdict } from "../support/canned-views.ts";

const HELLO = cannedHello({ bundle: "c0ffee" });
const MATCH = verdict({ look: "match" }, { validUntil: "2026-01-01T00:00:15.000Z" });
const AT = "2026-01-01T00:00:00.000Z";

describe("a match", () => {
  test("is shown when it is fresh, valid, from this bundle, and the link is open", () => {
    expect(scene(heardMatch(), 2_000)).toBe(MATCH);
  });

  test("is not shown after its time, by the daemon's clock carried on by the page's own", () => {
    const late = withBeat(heardMatch(), { at: "2026-01-01T00:00:14.000Z", device: DEVICE }, 15_000);
    expect(scene(late, 16_000)).toBe(MATCH);
    expect(scene(late, 16_001)).toEqual({ view: "off", because: "expired" });
  });

  test("is not shown before a beat has given the daemon's time", () => {
    const untimed = withView(withHello(nothingHeard(0), HELLO, 1_000), shown(MATCH), 1_000);
    expect(scene(untimed, 1_000)).toEqual({ view: "off", because: "expired" });
  });

  test("is not shown when its expiry cannot be read", () => {
    const view = { ...MATCH, validUntil: "soon" };
    expect(scene(withView(heardMatch(), shown(view, { sequence: 9 }), 1_000), 1_000)).toEqual({ view: "off", because: "expired" });
  });

  test("of another bundle is not shown", () => {
    const other = withView(heardMatch(), shown(MATCH, { sequence: 9, bundle: "beef" }), 1_000);
    expect(scene(other, 1_000)).toEqual({ view: "off", because: "other-bundle" });
  });

  test("that a later view has overtaken is not shown", () => {
    const overtaken = withView(withView(heardMatch(), shown(checking(1), { sequence: 8 }), 1_100), shown(MATCH, { sequence: 7 }), 1_200);
    expect(scene(overtaken, 1_200)).toEqual({ view: "off", because: "overtaken" });
  });

  test("is not shown once the link is lost, and again when the same view comes with a new connection", () => {
    const lost = withLinkLost(heardMatch());
    expect(scene(lost, 1_100)).toEqual({ view: "off", because: "link-lost" });
    const back = withHello(lost, HELLO, 1_200);
    expect(scene(back, 1_200)).toEqual({ view: "off", because: "overtaken" });
    const beat = { at: "2026-01-01T00:00:00.300Z", device: DEVICE };
    expect(scene(withBeat(withView(back, shown(MATCH), 1_250), beat, 1_300), 1_300)).toBe(MATCH);
  });

  test("of a daemon that started again, and counts anew, is shown", () => {
    const restarted = withView(withHello(heardMatch(50), HELLO, 2_000), shown(MATCH, { sequence: 1 }), 2_000);
    expect(scene(withBeat(restarted, { at: AT, device: DEVICE }, 2_000), 2_000)).toBe(MATCH);
  });
});

describe("a stop", () => {
  test("stays on show where a match would not: it errs on the side of caution", () => {
    const stop = verdict({ look: "mismatch", seen: "x" }, { validUntil: "2020-01-01T00:00:00.000Z" });
    expect(scene(withLinkLost(withView(heardMatch(), shown(stop, { sequence: 9 }), 1_000)), 1_100)).toBe(stop);
  });
});

test("whatever stood there, a daemon from which three beats fail to come is a fault", () => {
  expect(scene(heardMatch(), 1_000 + SILENCE_MS)).toEqual({ view: "off", because: "silent" });
  expect(scene(nothingHeard(0), SILENCE_MS)).toEqual({ view: "off", because: "silent" });
});

test("before the daemon's first word the page connects, and shows no fault yet", () => {
  expect(scene(nothingHeard(0), SILENCE_MS - 1)).toEqual({ view: "connecting" });
  expect(scene(withHello(nothingHeard(0), HELLO, 10), 10)).toEqual({ view: "connecting" });
});

test("the same scene is the same object, so that a tick of the clock draws nothing again", () => {
  const heard = heardMatch();
  expect(scene(heard, 1_500)).toBe(scene(heard, 1_400));
  expect(scene(heard, 90_000)).toBe(scene(heard, 80_000));
});

test("what was ordered is known as long as there is an order, whatever the page thinks of the daemon", () => {
  expect(lastOrder(withLinkLost(heardMatch()))).toBe(ORDER);
  const fault: View = { view: "fault", code: "CAMERA_STALLED", order: ORDER };
  expect(lastOrder(withView(heardMatch(), shown(fault, { sequence: 9 }), 1_100))).toBe(ORDER);
  expect(lastOrder(withView(heardMatch(), shown({ view: "idle" }, { sequence: 9 }), 1_100))).toBeUndefined();
});

/** At page time 1,000 nothing stands in the way of green. */
function heardMatch(sequence = 7): Heard {
  const connected = withBeat(withHello(nothingHeard(0), HELLO, 900), { at: AT, device: DEVICE }, 1_000);
  return withView(connected, shown(MATCH, { sequence }), 1_000);
}

function shown(view: View, marks: Partial<Shown> = {}): Shown {
  return { sequence: 7, at: AT, bundle: HELLO.bundle, view, ...marks };
}
