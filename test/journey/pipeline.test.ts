import { describe, expect, test } from "vitest";
import { WHOLE } from "../../src/domain/evidence/evidence-share.ts";
import type { Sighting } from "../../src/domain/evidence/sighting.ts";
import type { Frame } from "../../src/domain/frame.ts";
import { corners } from "../../src/domain/geometry.ts";
import type { Scene } from "../../src/domain/tray/scene.ts";
import type { Look } from "../../src/domain/verdict/course/events.ts";
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
const scene: Scene = { picture, packs: [], quality: match.quality, tray: 1 };
const sighting: Sighting = {
  box: corners({ centre: { x: 0, y: 0 }, length: 1, breadth: 1, angle: 0 }),
  crop: picture,
  features: { channels: 1, rows: 1, columns: 1, values: new Float32Array(1) },
  evidence: evidenceFor("prednisone"),
};
const finding = findingOf(match);
const corner = { x: 0, y: 0 };
const explanation: Explanation = {
  crop: new Uint8Array(),
  window: [corner, corner, corner, corner],
  pack: WHOLE,
  turn: 0,
  face: "print",
  maps: [],
};

/** A pipeline whose every stage succeeds, with the stages that a test is about replaced; `steps` tells which ones ran. */
function pipeline(replaced: Partial<Stages> = {}) {
  const steps: string[] = [];
  const looks: Look[] = [];
  const concluded: unknown[] = [];
  const step = <T>(name: string, value: T): T => {
    steps.push(name);
    return value;
  };
  const stages: Stages = {
    faulty: () => false,
    order: () => order,
    watches: () => false,
    look: async () => step("look", scene),
    gate: () => "open",
    asks: () => true,
    read: () => {},
    classify: async () => step("classify", sighting),
    decide: () => step("decide", finding),
    settle: (_, look) => {
      looks.push(look);
      return step("settle", settlement({ look: "match" }));
    },
    explain: async () => step("explain", explanation),
    awaits: () => true,
    prove: ({ verdict }) => step("prove", { verdict, failed: [] }),
    record: () => step("record", 7 as EntryNumber),
    conclude: (_, verdict, entry, because) => {
      steps.push("conclude");
      concluded.push({ verdict, entry, ...(because && { explanation: because }) });
    },
    view: () => step("view", { view: "idle" }),
    ...replaced,
  };
  return { stages, steps, looks, concluded };
}

function settlement(verdict?: Verdict): Settlement {
  return { verdict, observations: [], agreeing: 2, needed: 3 };
}

async function inspect(seen: Frame, stages: Stages): Promise<View> {
  return answer(await see(seen, stages), stages);
}

function findingOf(seen: typeof match): Finding {
  if (seen.gate !== "open") throw new Error("the gate was closed");
  return seen.finding;
}

describe("the journey of a frame", () => {
  test("without an order, nothing is looked at", async () => {
    const { stages, steps } = pipeline({ order: () => undefined });
    expect(await inspect(frame, stages)).toEqual({ view: "idle" });
    expect(steps).toEqual(["view"]);
  });

  test("without an order the tray is looked at now and then, and the network is not asked", async () => {
    const { stages, steps } = pipeline({ order: () => undefined, watches: () => true });
    await inspect(frame, stages);
    expect(steps).toEqual(["look", "view"]);
  });

  test("with a fault, no verdict is possible", async () => {
    const { stages, steps } = pipeline({ faulty: () => true });
    expect(await inspect(frame, stages)).toEqual({ view: "idle" });
    expect(steps).toEqual(["view"]);
  });

  test("a closed gate is taken into account, and the network is not asked", async () => {
    const { stages, steps, looks } = pipeline({ gate: () => "two-packs" });
    await inspect(frame, stages);
    expect(steps).toEqual(["look", "settle", "prove", "record", "conclude", "view"]);
    expect(looks).toEqual([{ sequence: 1, tray: 1, quality: scene.quality, gate: "two-packs" }]);
  });

  test("where the network has nothing to find out it is not asked, and the tray is watched all the same", async () => {
    const { stages, steps, looks } = pipeline({ asks: () => false, settle: (_, look) => void looks.push(look) });
    await inspect(frame, stages);
    expect(steps).toEqual(["look", "view"]);
    expect(looks).toEqual([{ sequence: 1, tray: 1, quality: scene.quality, gate: "open" }]);
  });

  test("too few agreeing frames give no verdict", async () => {
    const { stages, steps } = pipeline({ settle: () => settlement() });
    await inspect(frame, stages);
    expect(steps).toEqual(["look", "classify", "decide", "view"]);
  });

  test("a settled verdict is proved, recorded and only then shown, with its entry and its map", async () => {
    const { stages, steps, concluded } = pipeline();
    await inspect(frame, stages);
    expect(concluded).toEqual([{ verdict: { look: "match" }, entry: 7, explanation }]);
    expect(steps).toEqual(["look", "classify", "decide", "settle", "explain", "prove", "record", "conclude", "view"]);
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
    const { stages, concluded } = pipeline({
      prove: () => ({ verdict: { look: "unsure", because: "not-proven" }, failed: ["self-test-fresh"] }),
      record: (_, proven) => {
        recorded.push(proven.verdict);
        return 8 as EntryNumber;
      },
    });
    await inspect(frame, stages);
    expect(concluded).toMatchObject([{ verdict: { look: "unsure", because: "not-proven" }, entry: 8 }]);
    expect(recorded).toEqual([{ look: "unsure", because: "not-proven" }]);
  });

  test("an order taken back while the network was looking gets no verdict", async () => {
    let taken = false;
    const { stages, steps } = pipeline({
      awaits: () => !taken,
      explain: () => {
        taken = true;
        return Promise.resolve(explanation);
      },
    });
    expect(await inspect(frame, stages)).toEqual({ view: "idle" });
    expect(steps).not.toContain("record");
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

  test("patience that ends before the gate opens is a recorded doubt without a map", async () => {
    const { stages, concluded } = pipeline({ gate: () => "glare", settle: () => settlement({ look: "unsure", because: "glare" }) });
    await inspect(frame, stages);
    expect(concluded).toEqual([{ verdict: { look: "unsure", because: "glare" }, entry: 7 }]);
  });
});
