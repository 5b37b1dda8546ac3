import { createInterface } from "node:readline/promises";

/** A person at the terminal, or nobody: then each question has the answer that is offered. */
export interface Person extends Disposable {
  /** The answer, or `offered` for an empty line. */
  ask(question: string, offered: string): Promise<string>;
  /** Waits for Enter. */
  wait(request: string): Promise<void>;
}

export function openPerson({ answers }: { readonly answers: boolean }): Person {
  if (!answers) return { ask: (_, offered) => Promise.resolve(offered), wait: () => Promise.resolve(), [Symbol.dispose]: () => undefined };
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  return {
    ask: async (question, offered) => (await lines.question(`${question} [${offered}] `)).trim() || offered,
    wait: async (request) => void (await lines.question(`${request} Press Enter. `)),
    [Symbol.dispose]: () => lines.close(),
  };
}
