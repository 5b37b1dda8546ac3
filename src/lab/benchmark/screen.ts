import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** The compiled program, also when this file itself is run from source. */
const PROGRAM = fileURLToPath(new URL("../../../dist/lab/benchmark/screen-process.js", import.meta.url));

/** What has arrived at a screen. */
export interface ScreenCounts {
  readonly views: number;
  readonly previews: number;
}

interface Screen extends AsyncDisposable {
  /** It takes nothing more. */
  close(): Promise<ScreenCounts>;
}

/** So many screens; `close` tells of the first. */
export async function openScreens(url: string, count: number): Promise<Screen> {
  const screens = await Promise.all(Array.from({ length: count }, () => openScreen(url)));
  return {
    async close() {
      const [first = { views: 0, previews: 0 }] = await Promise.all(screens.map((screen) => screen.close()));
      return first;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(screens.map((screen) => screen[Symbol.asyncDispose]()));
    },
  };
}

/** A real screen's end of the link, in a process of its own, once it is connected. */
async function openScreen(url: string): Promise<Screen> {
  const child = fork(PROGRAM, { execArgv: [], stdio: ["ignore", 2, 2, "ipc"] });
  const gone = new AbortController();
  child.once("exit", () => gone.abort(new Error("the screen's process is gone")));

  async function ask(message: string) {
    child.send(message);
    const [answer] = await once(child, "message", gone);
    return answer;
  }

  await ask(url);
  return {
    close: () => ask("close"),
    async [Symbol.asyncDispose]() {
      if (gone.signal.aborted) return;
      child.kill();
      await once(child, "exit");
    },
  };
}
