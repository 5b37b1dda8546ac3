import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Whether a system program, which npm cannot install, is on PATH. For `describe.runIf` and `test.runIf`: without it
 * the tests are skipped and say what to install; with CI=true they fail instead.
 */
export function requires(program: string, debianPackages: string): boolean {
  if (isOnPath(program)) return true;
  const sentence = `These tests need ${program}: on Debian, apt-get install ${debianPackages}`;
  if (process.env["CI"] === "true") throw new Error(sentence);
  process.stderr.write(`left out: ${sentence}\n`);
  return false;
}

function isOnPath(program: string): boolean {
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => isExecutable(join(folder, program)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
