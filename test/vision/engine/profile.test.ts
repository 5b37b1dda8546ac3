import { describe, expect, test } from "vitest";
import { providerInUse } from "../../../src/vision/engine/profile.ts";

const node = (provider: string, dur: number) => ({ cat: "Node", dur, args: { provider } });

describe("the provider in use", () => {
  test("is the one with the most node time, with its share", () => {
    const profile = [node("CPUExecutionProvider", 10), node("CUDAExecutionProvider", 60), node("CUDAExecutionProvider", 30)];
    expect(providerInUse(profile)).toEqual({ provider: "CUDAExecutionProvider", share: 0.9 });
  });

  test("is counted from nodes alone", () => {
    const session = { cat: "Session", dur: 1000, args: {} };
    const fence = { cat: "Node", dur: 1000, args: {} };
    expect(providerInUse([session, fence, node("CPUExecutionProvider", 1)])).toEqual({ provider: "CPUExecutionProvider", share: 1 });
  });

  test("is nobody when nothing was computed", () => {
    expect(providerInUse([])).toEqual({ provider: "none", share: 0 });
  });
});
