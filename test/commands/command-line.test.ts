import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { blisterscope } from "../support/command-line.ts";
import { emptyFolder } from "../support/folder.ts";
import { makeTinyBundle } from "../support/tiny-bundle.ts";

const PATIENCE = { timeout: 60_000 };
const PROGRAM = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

describe("help", PATIENCE, () => {
  test.each([[[]], [["help"]], [["--help"]]])("of the program names every command: %j", async (words) => {
    const { exitCode, stdout, stderr } = await blisterscope(...words);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    for (const name of [
      "run",
      "check-config",
      "verify-log",
      "export",
      "formulary",
      "gateway",
      "fleet",
      "enrol",
      "evaluate",
      "explain",
      "benchmark",
    ])
      expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
  });

  test("of a command shows its defaults", async () => {
    const { exitCode, stdout } = await blisterscope("help", "benchmark");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/--frames <count>.*\(default: 300\)/);
    expect(stdout).toMatch(/^ {2}localization /m);
  });

  test("is not needed for the version", async () => {
    expect((await blisterscope("--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("what the command line does not know is refused with exit code 2:", PATIENCE, () => {
  test.each([
    ["a command", ["evalute"], "error: unknown command 'evalute'\n(Did you mean evaluate?)"],
    ["an option", ["run", "--prt", "80"], "error: unknown option '--prt'\n(Did you mean --port?)"],
    ["a word too many", ["run", "now"], "error: too many arguments for 'run'"],
    ["a word too few", ["explain"], "error: missing required argument 'picture'\n\"blisterscope explain --help\" says more."],
    ["a port that is none", ["run", "--port", "70000"], "It must be a whole number from 0 to 65535."],
  ])("%s", async (_, words, sentence) => {
    const { exitCode, stdout, stderr } = await blisterscope(...words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(sentence);
  });
});

test("run needs no configuration file for a first try, and ends at SIGTERM", PATIENCE, async () => {
  await using bundle = await makeTinyBundle();
  const words = ["run", "--port", "0", "--host", "127.0.0.1", "--bundle", bundle.dir, "--recording", join(bundle.dir, "references")];
  const daemon = spawn(process.execPath, [PROGRAM, ...words], { cwd: emptyFolder(), stdio: ["ignore", "pipe", "inherit"] });
  try {
    let url: string | undefined;
    for await (const line of createInterface(daemon.stdout)) {
      url = /^Blisterscope is at (\S+)/.exec(line)?.[1];
      if (url) break;
    }
    const answer = await fetch(`${url}/v1/items`);
    expect(await answer.json()).toMatchObject({ items: [{ id: "red-100" }, {}, {}] });
  } finally {
    daemon.kill("SIGTERM");
  }
  const [exitCode] = await once(daemon, "exit");
  expect(exitCode).toBe(0);
});
