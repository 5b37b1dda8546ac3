import type { Finding } from "../../domain/camera/suitable.ts";
import type { CommissionStep, Question } from "../../domain/commissioning.ts";

/** What happens while a cabinet is set up. */
export type Told =
  /** A step begins, or goes on for long: `progress` in English. */
  | { readonly told: "working"; readonly step: CommissionStep; readonly progress?: string }
  /** The camera's first picture, which is kept in the file. */
  | { readonly told: "picture"; readonly width: number; readonly height: number; readonly file: string }
  | { readonly told: "empty-tray"; readonly file: string }
  | { readonly told: "findings"; readonly findings: readonly Finding[] }
  | { readonly told: "speed"; readonly takesMs: number; readonly budgetMs: number }
  /** The configuration. */
  | { readonly told: "written"; readonly file: string };

/** Where a person is led through the steps: a terminal, or a page. */
export interface Guide {
  /** Resolves with what answers the question (isAnswer). */
  ask(question: Question): Promise<string>;
  tell(told: Told): void;
  /** Where pictures can be seen: each one while a question is open, with how it would suit. */
  readonly see?: (jpeg: Uint8Array, findings: readonly Finding[]) => void;
}
