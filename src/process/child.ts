import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Duplex } from "node:stream";
import { fileURLToPath } from "node:url";
import { type Confinement, confined } from "./confined.ts";

/** The compiled programs, even when this file runs from source. */
const DIST = new URL("../../dist/", import.meta.url);

/** A process still running this long after being asked to stop is killed. */
const FAREWELL_MS = 2_000;

/**
 * glibc, mallopt(3). With one arena per thread, each keeps the memory it freed: the process grew by 2.5 MB every thousand
 * pictures.
 */
const ONE_ARENA = { MALLOC_ARENA_MAX: "1" };

/** MiB per thread for the youngest objects; V8 would keep doubling it, up to 16. */
const SMALL_NURSERY = "--max-semi-space-size=1";

/** Those of others are hidden from a confined child. */
const OWN_TEMPORARY_FILES = { TMPDIR: "/tmp" };

/** The first shared file's descriptor in the child; the others follow, and then the pipes. */
export const SHARED_FD = 4;

export interface Child<ToChild> {
  readonly pid: number | undefined;
  /** This side's ends. */
  readonly pipes: readonly Duplex[];
  send(message: ToChild): void;
  kill(): void;
  /** Whether the child keeps this process alive. */
  hold(needed: boolean): void;
  /** Stops the child; resolves once it is gone. */
  stop(): Promise<void>;
}

interface Options<FromChild> {
  /** Where it is given the child has no network, and finds these files alone; see confined.ts. */
  readonly confinement?: Confinement | undefined;
  /** Beside ours. */
  readonly env?: NodeJS.ProcessEnv;
  /** Relative to the compiled program's folder. */
  readonly program: string;
  /** Open files that both processes read and write; the caller owns them. */
  readonly sharedFds: readonly number[];
  /** Pipes for bytes both ways, beside the channel: a thread of the child can listen to one by itself. */
  readonly pipes?: number;
  heard(message: FromChild): void;
  /** Called once, when the process is gone or could not be started; neither `heard` nor a pipe says anything after it. */
  ended(how: string): void;
}

/**
 * Starts part of this program as its own process. It inherits our stderr, the channel and the shared files, but no other
 * open file and none of the variables that identify the daemon to systemd. It should exit when its channel closes, which
 * happens when we exit.
 */
export function startChild<ToChild extends object, FromChild>({
  program,
  confinement,
  env,
  sharedFds,
  pipes = 0,
  heard,
  ended,
}: Options<FromChild>): Child<ToChild> {
  const child = fork(fileURLToPath(new URL(program, DIST)), {
    ...(confinement ? confined(confinement, [process.execPath, SMALL_NURSERY]) : { execArgv: [SMALL_NURSERY] }),
    stdio: ["ignore", 2, 2, "ipc", ...sharedFds, ...Array<"pipe">(pipes).fill("pipe")],
    env: { ...withoutSystemd(process.env), ...(confinement && OWN_TEMPORARY_FILES), ...ONE_ARENA, ...env },
  });
  child.on("message", (message) => heard(message as FromChild));
  const ownEnds = child.stdio.slice(SHARED_FD + sharedFds.length) as Duplex[];
  // Writing to a process that is gone fails, and `ended` reports that anyway.
  for (const pipe of ownEnds) pipe.on("error", () => undefined);
  const gone = end(child).then((how) => {
    for (const pipe of ownEnds) pipe.destroy();
    ended(how);
  });
  return {
    pid: child.pid,
    pipes: ownEnds,
    // A send fails only if the process is gone, and `ended` reports that anyway.
    send: (message) => void child.send(message, () => undefined),
    kill: () => void child.kill("SIGKILL"),
    hold(needed) {
      child[needed ? "ref" : "unref"]();
      child.channel?.[needed ? "ref" : "unref"]();
    },
    async stop() {
      child.ref(); // so that its end is waited for
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
    // Its last messages may still be in the channel.
    if (child.connected) await once(child, "disconnect");
    return signal ? `was ended by ${signal}` : `ended with code ${code}`;
  } catch (error) {
    return `could not be started (${error instanceof Error ? error.message : error})`;
  }
}

function withoutSystemd(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(NOTIFY_SOCKET$|WATCHDOG_|LISTEN_)/.test(name)));
}
