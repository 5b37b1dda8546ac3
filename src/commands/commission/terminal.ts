import { createInterface } from "node:readline/promises";
import { FINDINGS, type Finding, isSuitable } from "../../domain/camera/suitable.ts";
import { isAnswer, type Question } from "../../domain/commissioning.ts";
import type { Guide, Told } from "./guide.ts";

/** A person at the terminal, or nobody: then each question has the answer that is offered. */
export function openTerminal({ answers }: { readonly answers: boolean }): Guide & Disposable {
  const tell = (told: Told) => {
    for (const line of linesOf(told)) console.log(line);
  };
  if (!answers) return { ask: async (question) => offeredTo(question), tell, [Symbol.dispose]: () => undefined };
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  return {
    async ask(question) {
      for (;;) {
        const answer = (await lines.question(`${requestOf(question)} `)).trim() || offeredTo(question);
        if (isAnswer(question, answer)) return answer;
      }
    },
    tell,
    [Symbol.dispose]: () => lines.close(),
  };
}

function offeredTo(question: Question): string {
  if (question.step === "camera") return question.choices[0];
  return question.step === "speed" ? `${question.budgetMs}` : "";
}

function requestOf(question: Question): string {
  switch (question.step) {
    case "camera":
      return `Which camera? Perhaps here: ${question.choices.slice(1).join(", ")} [${question.choices[0]}]`;
    case "picture":
      return "Look at it: the whole tray must be in it, and upright. Press Enter.";
    case "empty-tray":
      return "Take everything out of the tray. Press Enter.";
    case "pack":
      return "Lay one pack into the tray, its print up, and take the hand away. Press Enter.";
    case "speed":
      return `The device would count as slow. Which budget, in ms? [${question.budgetMs}]`;
  }
}

function linesOf(told: Told): readonly string[] {
  switch (told.told) {
    case "working":
      return told.progress === undefined ? [] : [told.progress];
    case "picture":
      return [`The camera sends pictures of ${told.width} x ${told.height}: see ${told.file}`];
    case "empty-tray":
      return [`The empty tray is kept in ${told.file}`];
    case "findings":
      return told.findings.map(inWords);
    case "speed":
      return [`A picture takes the network ${told.takesMs} ms; the budget is ${told.budgetMs} ms.`];
    case "written":
      return [`Written: ${told.file}`];
  }
}

function inWords(finding: Finding): string {
  const { id, value, least, most, advisory } = finding;
  const { what, advice } = FINDINGS[id];
  const limit = least === undefined ? `at most ${rounded(most ?? 0)}` : `at least ${rounded(least)}`;
  const said = `${what}: ${rounded(value)} (${limit})`;
  if (isSuitable(finding)) return `ok      ${said}`;
  return `${advisory ? "BETTER" : "CHANGE"}  ${said}. ${advice}`;
}

function rounded(value: number): string {
  return `${Number(value.toPrecision(3))}`;
}
