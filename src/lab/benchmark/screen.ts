import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** The compiled program, also when this file itself is run from source. */
const PROGRAM = fileURLToPath(new URL("../../../dist/lab/benchmark/screen-process.js", import.meta.url));

interface Screen extends AsyncDisposable {
  /** What has arrived there. It takes nothing more. */
  close(): Promise<{ readonly views: number; readonly previews: number }>;
}

/** A real screen's end of the link, in a process of its own, once it is connected. */
export async function openScreen(url: string): Promise<Screen> {
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
