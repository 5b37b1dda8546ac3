import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { asFault, FAULTS, Fault } from "../src/errors.ts";
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

test("a fault stays itself, and any other error becomes the cause of one", () => {
  const fault = new Fault("CAMERA_STALLED", "no picture");
  expect(asFault(fault, "MODEL_HUNG")).toBe(fault);
  const cause = new Error("pipe closed");
  expect(asFault(cause, "MODEL_CRASHED")).toMatchObject({ code: "MODEL_CRASHED", detail: "pipe closed", cause });
});
