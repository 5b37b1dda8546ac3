import { expect, test } from "vitest";
import { changes } from "../../../src/lab/benchmark/compare.ts";
import { figure } from "../../../src/lab/benchmark/figure.ts";
import type { Report } from "../../../src/lab/benchmark/report.ts";

function reportWith({ latency = 1.2, selfTest = 500, processor = "one", coreMs = 60 }): Report {
  return {
    machine: { processor, cores: 2, memoryGib: 8, system: "linux", load: 0, node: "v20" },
    network: { bundle: "b", hash: "0", architecture: "a", precision: "int8", provider: "cpu", runtime: "1", side: 320, threads: 2 },
    bare: { tried: [{ threads: 2, runMs: 20 }], threads: 2, ownChoice: { runMs: 20, strays: false } },
    pictures: { width: 640, height: 480 },
    figures: [
      figure({
        what: "Frame to view",
        value: latency,
        unit: "",
        target: { at: "most", value: 1.25 },
        from: [{ what: "bare run", value: 20, unit: "ms" }],
      }),
    ],
    stages: [{ stage: "decode", runs: 9, medianMs: 2, p95Ms: 3, share: 0.1 }],
    costs: [{ what: "self-test", value: selfTest, unit: "ms" }],
    load: [
      { items: 40, screens: 1, width: 640, height: 480, perSecond: 5, shownPerSecond: 5, medianMs: 30, p95Ms: 31, coreMs },
      { items: 40, screens: 1, width: 640, height: 480, shownPerSecond: 40, medianMs: 60, p95Ms: 61, coreMs: 50 },
    ],
    screen: { views: 1, previews: 1 },
  };
}

test("what changed is named with both numbers, and what did not is counted", () => {
  const told = changes(reportWith({}), reportWith({ latency: 1.5, coreMs: 45 }));
  expect(told).toContain("| Frame to view | 1.200 | 1.500 | +25 % |");
  expect(told).toContain("| 40 items, 1 screens, 640 x 480, 5 a second: time on a core | 60.00 ms | 45.00 ms | -25 % |");
  expect(told).not.toContain("self-test");
  expect(told).toContain("6 numbers changed by less than 3 %");
  expect(told).not.toContain("other machines");
});

test("numbers that only one report has are passed over", () => {
  const { load: _, ...without } = reportWith({});
  const told = changes(without, reportWith({ selfTest: 900 }));
  expect(told).toContain("| self-test | 500.00 ms | 900.00 ms | +80 % |");
  expect(told).toContain("3 numbers changed by less");
});

test("another machine is said", () => {
  expect(changes(reportWith({ processor: "another" }), reportWith({}))).toContain("before on another, 2 cores");
});
