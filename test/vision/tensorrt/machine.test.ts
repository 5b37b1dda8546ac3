import { describe, expect, test } from "vitest";
import { readMachine } from "../../../src/vision/tensorrt/machine.ts";
import { folderOf } from "../../support/folder.ts";

const JETSON = {
  "proc/device-tree/compatible": "nvidia,p3768-0000+p3767-0000\0nvidia,p3767-0000\0nvidia,tegra234\0",
  "etc/nv_tegra_release":
    "# R36 (release), REVISION: 4.3, GCID: 38968081, BOARD: generic, EABI: aarch64, DATE: Wed Jan  8 01:49:37 UTC 2025\n",
  "usr/lib/aarch64-linux-gnu/libnvinfer.so.10": "",
  "usr/lib/aarch64-linux-gnu/libnvinfer.so.10.3.0": "",
};

function without(file: keyof typeof JETSON): string {
  return folderOf(Object.fromEntries(Object.entries(JETSON).filter(([name]) => name !== file)));
}

describe("what an engine is bound to", () => {
  test("is module, compute capability, TensorRT and Linux for Tegra", () => {
    expect(readMachine(folderOf(JETSON))).toEqual({
      gpu: "nvidia,p3768-0000+p3767-0000 nvidia,p3767-0000 nvidia,tegra234",
      computeCapability: "87",
      tensorrt: "10.3.0",
      l4t: "36.4.3",
    });
  });

  test.each([
    ["the device tree", "proc/device-tree/compatible", /no NVIDIA Jetson/],
    ["the release", "etc/nv_tegra_release", /version of Linux for Tegra/],
    ["TensorRT", "usr/lib/aarch64-linux-gnu/libnvinfer.so.10.3.0", /TensorRT is not installed/],
  ] as const)("cannot be told without %s", (_, file, words) => {
    expect(() => readMachine(without(file))).toThrow(words);
  });
});
