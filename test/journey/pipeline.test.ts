import { describe, expect, test } from "vitest";
import type { Sighting } from "../../src/domain/evidence/sighting.ts";
import type { Frame } from "../../src/domain/frame.ts";
import { corners } from "../../src/domain/geometry.ts";
import type { Scene } from "../../src/domain/tray/scene.ts";
import type { Finding } from "../../src/domain/verdict/decide.ts";
import type { Order } from "../../src/domain/verdict/order.ts";
import type { Settlement } from "../../src/domain/verdict/settle.ts";
import type { EntryNumber, Verdict } from "../../src/domain/verdict/verdict.ts";
import { Fault } from "../../src/errors.ts";
import { answer, type Stages, see } from "../../src/journey/pipeline.ts";
import type { Explanation, View } from "../../src/protocol.ts";
import { evidenceFor } from "../support/evidence.ts";
import { match } from "../support/observations.ts";

const frame: Frame = { sequence: 1, capturedAtMs: 0, jpeg: new Uint8Array() };
const order: Order = { id: "o", transactionId: "t", kind: "remove", item: "prednisone", placedAt: "2026-01-01T00:00:00Z" };
const picture = { width: 1, height: 1, rgb: new Uint8Array(3) };
const scene: Scene = { picture, packs: [], quality: match.quality };
const sighting: Sighting = {
  box: corners({ centre: { x: 0, y: 0 }, length: 1, breadth: 1, angle: 0 }),
  crop: picture,
  features: { channels: 1, rows: 1, columns: 1, values: new Float32Array(1) },
  evidence: evidenceFor("prednisone"),
};
const finding: Finding = { verdict: { look: "match" }, evidence: sighting.evidence, weighed: weighedOf(match) };
const corner = { x: 0, y: 0 };
const explanation: Explanation = { crop: new Uint8Array(), window: [corner, corner, corner, corner], face: "print", maps: [] };

/** A pipeline whose every stage succeeds, with the stages that a test is about replaced; `steps` tells which ones ran. */
function pipeline(replaced: Partial<Stages> = {}) {
  const steps: string[] = [];
  const step = <T>(name: string, value: T): T => {
    steps.push(name);
    return value;
  };
  const stages: Stages = {
    faulty: () => false,
    order: () => order,
    watches: () => false,
    rest: () => step("rest", { view: "idle" }),
    look: async () => step("look", scene),
    gate: () => "open",
    classify: async () => step("classify", sighting),
    decide: () => step("decide", finding),
    settle: () => step("settle", settlement({ look: "match" })),
    explain: async () => step("explain", explanation),
    prove: ({ verdict }) => step("prove", { verdict, failed: [] }),
    record: () => step("record", 7 as EntryNumber),
    conclude: (order, verdict, entry, explanation): View => {
      steps.push("conclude");
      return { view: "verdict", order, verdict, entry, validUntil: "", ...(explanation && { explanation }) };
    },
    outlines: () => [],
    ...replaced,
  };
  return { stages, steps };
}

function settlement(verdict?: Verdict): Settlement {
  return { verdict, observations: [], agreeing: 2, needed: 3 };
}

async function inspect(seen: Frame, stages: Stages): Promise<View> {
  return answer(await see(seen, stages), stages);
}

function weighedOf(seen: typeof match): Finding["weighed"] {
  if (seen.gate !== "open") throw new Error("the gate was closed");
  return seen.finding.weighed;
}

describe("the journey of a frame", () => {
  test("without an order, nothing is looked at", async () => {
    const { stages, steps } = pipeline({ order: () => undefined });
    expect(await inspect(frame, stages)).toEqual({ view: "idle" });
    expect(steps).toEqual(["rest"]);
  });

  test("with a fault, no verdict is possible", async () => {
    const { stages, steps } = pipeline({ faulty: () => true });
    expect(await inspect(frame, stages)).toEqual({ view: "idle" });
    expect(steps).toEqual(["rest"]);
  });

  test("a closed gate is a reason to wait, and the network is not asked", async () => {
    const { stages, steps } = pipeline({ gate: () => "two-packs", settle: () => settlement() });
    expect(await inspect(frame, stages)).toEqual({ view: "waiting", order, because: "two-packs", packs: [] });
    expect(steps).toEqual(["look"]);
  });

  test("too few agreeing frames are still being checked", async () => {
    const { stages } = pipeline({ settle: () => settlement() });
    expect(await inspect(frame, stages)).toEqual({ view: "checking", order, agreeing: 2, needed: 3, packs: [] });
  });

  test("a settled verdict is proved, recorded and only then shown, with its entry and its map", async () => {
    const { stages, steps } = pipeline();
    expect(await inspect(frame, stages)).toMatchObject({ view: "verdict", verdict: { look: "match" }, entry: 7, explanation });
    expect(steps).toEqual(["look", "classify", "decide", "settle", "explain", "prove", "record", "conclude"]);
  });

  test("shows no verdict that could not be recorded", async () => {
    const { stages, steps } = pipeline({
      record: () => {
        throw new Fault("AUDIT_WRITE", "the disk is full");
      },
    });
    await expect(inspect(frame, stages)).rejects.toThrow("AUDIT_WRITE");
    expect(steps).not.toContain("conclude");
  });

  test("a match that is not proven is recorded and shown as a doubt", async () => {
    const recorded: unknown[] = [];
    const { stages } = pipeline({
      prove: () => ({ verdict: { look: "unsure", because: "not-proven" }, failed: ["self-test-fresh"] }),
      record: (_, proven) => {
        recorded.push(proven.verdict);
        return 8 as EntryNumber;
      },
    });
    expect(await inspect(frame, stages)).toMatchObject({ verdict: { look: "unsure", because: "not-proven" }, entry: 8 });
    expect(recorded).toEqual([{ look: "unsure", because: "not-proven" }]);
  });

  test("an order taken back while the network was looking gets no verdict", async () => {
    let current: Order | undefined = order;
    const { stages, steps } = pipeline({
      order: () => current,
      explain: () => {
        current = undefined;
        return Promise.resolve(explanation);
      },
    });
    expect(await inspect(frame, stages)).toEqual({ view: "idle" });
    expect(steps).not.toContain("record");
  });

  test("an order answered by the frame before is not answered again", async () => {
    const { stages, steps } = pipeline({ settle: () => undefined });
    expect(await inspect(frame, stages)).toEqual({ view: "idle" });
    expect(steps).toEqual(["look", "classify", "decide", "rest"]);
  });

  test("a fault that comes while the network is looking leaves its answer unused", async () => {
    let faulty = false;
    const { stages, steps } = pipeline({ faulty: () => faulty });
    const glimpse = await see(frame, stages);
    faulty = true;
    expect(await answer(glimpse, stages)).toEqual({ view: "idle" });
    expect(steps).not.toContain("settle");
  });

  test("a network that fails fails the answer, not the seeing", async () => {
    const { stages } = pipeline({ classify: () => Promise.reject(new Fault("MODEL_CRASHED", "killed")) });
    const glimpse = await see(frame, stages);
    await expect(answer(glimpse, stages)).rejects.toThrow("MODEL_CRASHED");
  });

  test("while a verdict stands the tray is watched, so that it leaves with its pack", async () => {
    const rested: unknown[] = [];
    const { stages } = pipeline({
      order: () => undefined,
      watches: () => true,
      rest: (_, seen) => {
        rested.push(seen);
        return { view: "idle" };
      },
    });
    await inspect(frame, stages);
    expect(rested).toEqual([scene]);
  });

  test("patience that ends before the gate opens is a recorded doubt without a map", async () => {
    const { stages, steps } = pipeline({ gate: () => "glare", settle: () => settlement({ look: "unsure", because: "glare" }) });
    expect(await inspect(frame, stages)).toEqual({
      view: "verdict",
      order,
      verdict: { look: "unsure", because: "glare" },
      entry: 7,
      validUntil: "",
    });
    expect(steps).toEqual(["look", "prove", "record", "conclude"]);
  });
});
