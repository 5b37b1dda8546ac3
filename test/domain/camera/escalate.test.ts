import { expect, test } from "vitest";
import { type Escalation, escalate } from "../../../src/domain/camera/escalate.ts";
import type { Symptom } from "../../../src/domain/camera/symptoms.ts";

/** What is done about what is seen, second by second: "r" a restart, "!" declared. */
function story(...seen: readonly (Symptom | "healthy" | "unknown")[]): string {
  let escalation: Escalation | undefined;
  return seen
    .map((symptom, second) => {
      const { after, restart } = escalate(escalation, symptom, second * 1_000);
      escalation = after;
      return `${restart ? "r" : ""}${after?.declared ? "!" : ""}`;
    })
    .join(" ");
}

const black = (seconds: number) => Array<Symptom>(seconds).fill("black");

test("the camera is started anew at once, again after a pause, and then people are told", () => {
  expect(story(...black(12))).toBe("r   r      r! ! !");
});

test("a camera that is healthy again is forgotten, and a new trouble begins anew", () => {
  expect(story(...black(4), "healthy", "black")).toBe("r   r  r");
});

test("a restart after which nothing is known yet is no cure", () => {
  expect(story("black", "unknown", "unknown", "unknown", "black", "unknown", "black")).toBe("r    r  ");
});

test("another symptom of the same trouble goes on where the first one was", () => {
  expect(story("black", "saturated", "saturated", "saturated")).toBe("r   r");
});

test("what a restart cannot help is declared at once", () => {
  expect(story("moved", "moved", "healthy")).toBe("! ! ");
  expect(story("covered")).toBe("!");
});

test("a frozen picture is declared at once, although a restart may help", () => {
  expect(story("frozen", "unknown", "healthy")).toBe("r! ! ");
});
