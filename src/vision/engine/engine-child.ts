import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { FromEngine, ToEngine } from "./engine-messages.ts";

/** The compiled program, even when this file itself is run from source. */
const PROGRAM = fileURLToPath(new URL("../../../dist/vision/engine/engine-process.js", import.meta.url));

/** A process that does not end when told so is killed after this. */
const FAREWELL_MS = 2_000;

/**
 * glibc, mallopt(3). Otherwise each thread has an arena of its own and keeps there what it freed: the process grew by
 * 2.5 MB every thousand pictures.
 */
const ONE_ARENA = { MALLOC_ARENA_MAX: "1" };

/** MiB for each thread's youngest objects; V8 would keep doubling it, up to 16. */
const SMALL_NURSERY = "--max-semi-space-size=1";

interface EngineChild {
  readonly pid: number | undefined;
  send(message: ToEngine): void;
  kill(): void;
  /** Resolves when the process is gone. */
  stop(): Promise<void>;
}

interface Options {
  /** The open files of slots.ts: the backbone's and the locator's. */
  readonly slots: readonly [number, number];
  heard(message: FromEngine): void;
  /** Called once, when the process is gone or could not be started; nothing is heard after it. */
  ended(how: string): void;
}

/**
 * Starts one engine process. It gets our stderr, the channel and the slots; no other open file, and none of the
 * variables by which systemd recognizes the daemon. It ends when the daemon ends, because the channel closes then.
 */
export function startChild({ slots, heard, ended }: Options): EngineChild {
  const child = fork(PROGRAM, {
    execArgv: [SMALL_NURSERY],
    stdio: ["ignore", 2, 2, "ipc", ...slots],
    env: { ...withoutSystemd(process.env), ...ONE_ARENA },
  });
  child.on("message", (message) => heard(message as FromEngine));
  const gone = end(child).then(ended);
  return {
    pid: child.pid,
    // A message that cannot be sent was for a process that is gone; `ended` reports that anyway.
    send: (message) => void child.send(message, () => undefined),
    kill: () => void child.kill("SIGKILL"),
    async stop() {
      if (child.connected) child.disconnect();
      const farewell = setTimeout(() => child.kill("SIGKILL"), FAREWELL_MS);
      await gone;
      clearTimeout(farewell);
    },
  };
}

async function end(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = await once(child, "exit");
    // Its last words may still be in the channel.
    if (child.connected) await once(child, "disconnect");
    return signal ? `was ended by ${signal}` : `ended with code ${code}`;
  } catch (error) {
    return `could not be started (${error instanceof Error ? error.message : error})`;
  }
}

function withoutSystemd(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(NOTIFY_SOCKET$|WATCHDOG_|LISTEN_)/.test(name)));
}
