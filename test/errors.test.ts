import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CHECK_IDS } from "../src/domain/self-test/check-ids.ts";
import { DEVICE_STATES } from "../src/domain/verdict/device-state.ts";
import { CONDITIONS } from "../src/domain/verdict/green-rule.ts";
import { asFault, FAULTS, Fault, type FaultCode } from "../src/errors.ts";
import { FAULT_NUMBERS } from "../src/metrics/fault-numbers.ts";
import { openMetrics } from "../src/metrics.ts";
import { LANGUAGES, WORDS } from "../ui/src/words/languages.ts";

const codes = Object.keys(FAULTS);

test("the runbook has one heading for every fault, in the catalogue's order, and no other", () => {
  const runbook = readFileSync(new URL("../deploy/RUNBOOK.md", import.meta.url), "utf8");
  expect([...runbook.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(codes);
});

test("every heading of the runbook says what is seen, why, and what to do", () => {
  const runbook = readFileSync(new URL("../deploy/RUNBOOK.md", import.meta.url), "utf8");
  for (const section of runbook.split(/^## /m).slice(1)) {
    expect(section).toMatch(/\*\*You see:\*\*.+\*\*Causes:\*\*.+\*\*Do:\*\*/s);
  }
});

test.each(LANGUAGES)("the screen has words for every fault (%s)", (language) => {
  expect(Object.keys(WORDS[language].faults).sort()).toEqual([...codes].sort());
  for (const words of Object.values(WORDS[language].faults)) expect(words).not.toBe("");
});

test("every condition of the green rule and every state of the device has its heading in the runbook, and its words on the screen", () => {
  const runbook = readFileSync(new URL("../deploy/RUNBOOK.md", import.meta.url), "utf8");
  expect([...runbook.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading)).toEqual([...CONDITIONS, ...DEVICE_STATES]);
  for (const language of LANGUAGES) {
    expect(Object.keys(WORDS[language].lacks)).toEqual([...CONDITIONS]);
    expect(Object.keys(WORDS[language].technician.states)).toEqual([...DEVICE_STATES]);
    expect(Object.keys(WORDS[language].technician.selfTest.checks)).toEqual([...CHECK_IDS]);
  }
});

test("every fault has its number in the metric, and every state its place", async () => {
  const numbers = codes.map((code) => FAULT_NUMBERS[code as FaultCode]);
  expect([...numbers].sort((a, b) => a - b)).toEqual(codes.map((_, nth) => nth + 1));
  const metrics = openMetrics();
  metrics.fault("CAMERA_STALLED");
  metrics.state("READY_SLOW");
  const { text } = await metrics.exposition();
  expect(text).toContain(`\nblisterscope_fault ${FAULT_NUMBERS.CAMERA_STALLED}\n`);
  expect(text).toContain("\nblisterscope_state 1\n");
});

test("a fault stays itself, and any other error becomes the cause of one", () => {
  const fault = new Fault("CAMERA_STALLED", "no picture");
  expect(asFault(fault, "MODEL_HUNG")).toBe(fault);
  const cause = new Error("pipe closed");
  expect(asFault(cause, "MODEL_CRASHED")).toMatchObject({ code: "MODEL_CRASHED", detail: "pipe closed", cause });
});
