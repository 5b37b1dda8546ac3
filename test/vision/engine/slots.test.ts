import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openSlots, slotsIn } from "../../../src/vision/engine/slots.ts";

const sizes = { cropBytes: 4, features: 3 };

describe("the memory shared with the engine", () => {
  test("keeps the crops and answers of its slots apart, seen from both sides", () => {
    using daemon = openSlots(sizes);
    const engine = slotsIn(daemon.fd, sizes);
    daemon.writeCrop(0, Uint8Array.of(1, 2, 3, 4));
    daemon.writeCrop(1, Uint8Array.of(5, 6, 7, 8));
    const crop = new Uint8Array(4);
    engine.readCrop(0, crop);
    expect([...crop]).toEqual([1, 2, 3, 4]);
    engine.writeAnswer(0, { values: Float32Array.of(0.5, -1, 1e-9), runMs: 21.5 });
    engine.writeAnswer(1, { values: Float32Array.of(7, 8, 9), runMs: 22 });
    engine.readCrop(1, crop);
    expect([...crop]).toEqual([5, 6, 7, 8]);
    expect(daemon.readAnswer(0)).toEqual({ values: Float32Array.of(0.5, -1, 1e-9), runMs: 21.5 });
    expect(daemon.readAnswer(1)).toEqual({ values: Float32Array.of(7, 8, 9), runMs: 22 });
  });

  test("does not pass off as features what was never written", () => {
    using slots = openSlots(sizes);
    expect(() => slots.readAnswer(0)).toThrow("0 of 12 bytes");
  });

  test.runIf(existsSync("/dev/shm"))("leaves no file behind, even while it is in use", () => {
    using slots = openSlots(sizes);
    slots.writeCrop(0, new Uint8Array(4));
    expect(readdirSync("/dev/shm").filter((name) => name.includes(`blisterscope-slots-${process.pid}`))).toEqual([]);
  });
});
