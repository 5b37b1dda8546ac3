import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** Compiled programs, also when this file itself is run from source. */
const DIST = new URL("../../dist/", import.meta.url);

/** A process that does not end when told so is killed after this. */
const FAREWELL_MS = 2_000;

/**
 * glibc, mallopt(3). Otherwise each thread has an arena of its own and keeps there what it freed: the process grew by
 * 2.5 MB every thousand pictures.
 */
const ONE_ARENA = { MALLOC_ARENA_MAX: "1" };

/** MiB for each thread's youngest objects; V8 would keep doubling it, up to 16. */
const SMALL_NURSERY = "--max-semi-space-size=1";

/** The place of the first shared file among a child's open files; the others follow. */
export const SHARED_FD = 4;

export interface Child<ToChild> {
  readonly pid: number | undefined;
  send(message: ToChild): void;
  kill(): void;
  /** Whether this process has to stay for the child's sake. */
  hold(needed: boolean): void;
  /** Resolves when the process is gone. */
  stop(): Promise<void>;
}

interface Options<FromChild> {
  /** Relative to the compiled program's folder. */
  readonly program: string;
  /** Open files that both processes write to and read from. */
  readonly sharedFds: readonly number[];
  heard(message: FromChild): void;
  /** Called once, when the process is gone or could not be started; nothing is heard after it. */
  ended(how: string): void;
}

/**
 * Starts a part of this program as a process of its own. It gets our stderr, the channel and the shared files; no other
 * open file, and none of the variables by which systemd knows the daemon. It should end when its channel closes, which
 * it does when we end.
 */
export function startChild<ToChild extends object, FromChild>({ program, sharedFds, heard, ended }: Options<FromChild>): Child<ToChild> {
  const child = fork(fileURLToPath(new URL(program, DIST)), {
    execArgv: [SMALL_NURSERY],
    stdio: ["ignore", 2, 2, "ipc", ...sharedFds],
    env: { ...withoutSystemd(process.env), ...ONE_ARENA },
  });
  child.on("message", (message) => heard(message as FromChild));
  const gone = end(child).then(ended);
  return {
    pid: child.pid,
    // A message that cannot be sent was for a process that is gone; `ended` reports that anyway.
    send: (message) => void child.send(message, () => undefined),
    kill: () => void child.kill("SIGKILL"),
    hold(needed) {
      child[needed ? "ref" : "unref"]();
      child.channel?.[needed ? "ref" : "unref"]();
    },
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
