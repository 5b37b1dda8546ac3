import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A program that runs until it is disposed. */
export interface Program extends AsyncDisposable {
  readonly process: ChildProcess;
  /** Ends it at once, as a loss of power does. */
  kill(): Promise<void>;
}

export function runProgram(program: string, ...words: string[]): Program {
  const child = spawn(program, words, { stdio: ["ignore", "ignore", "inherit"] });
  const ended = once(child, "exit");
  async function kill(): Promise<void> {
    child.kill("SIGKILL");
    await ended;
  }
  return { process: child, kill, [Symbol.asyncDispose]: kill };
}

/** A port of this machine that was free a moment ago, for programs that cannot choose one. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("listens on no port");
  return address.port;
}

const PATIENCE_MS = 60_000;

/** Asks until the answer is what is wanted, and returns it. What throws is asked again. */
export async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean, what: string, patienceMs = PATIENCE_MS): Promise<T> {
  const deadline = performance.now() + patienceMs;
  let last: unknown;
  while (performance.now() < deadline) {
    const answer = await ask().catch((error: unknown) => {
      last = error;
      return undefined;
    });
    if (answer !== undefined) {
      last = answer;
      if (wanted(answer)) return answer;
    }
    await sleep(100);
  }
  throw new Error(`${what} did not come about within ${patienceMs} ms; last: ${JSON.stringify(last) ?? String(last)}`);
}
