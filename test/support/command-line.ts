import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { CommandUnknownOpts } from "@commander-js/extra-typings";

const PROGRAM = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

export interface Said {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the built program to its end. */
export function blisterscope(...args: readonly string[]): Promise<Said> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [PROGRAM, ...args], { maxBuffer: 1 << 24 }, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

/** What a command throws, run in this process; undefined when it does its work. */
export function refusalOf(command: CommandUnknownOpts, ...args: readonly string[]): Promise<unknown> {
  const silent = command.configureOutput({ writeErr: () => {} });
  return silent.parseAsync(args, { from: "user" }).then(
    () => undefined,
    (error: unknown) => error,
  );
}
