import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { processors } from "../../src/process/processors.ts";
import { emptyFolder } from "../support/folder.ts";
import { requires } from "../support/requires.ts";

/** A system with these files in /proc and /sys. */
function systemWith(files: Readonly<Record<string, string>>): string {
  const root = emptyFolder();
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  return root;
}

const all = availableParallelism();

test("without control groups all processors of this process may be used", () => {
  expect(processors(systemWith({}))).toBe(all);
});

test.each([
  ["100000 100000", 1],
  ["150000 100000", 1],
  ["50000 100000", 1],
  ["max 100000", all],
  ["6400000 100000", all],
])("a group with cpu.max %j may use %i", (quota, expected) => {
  expect(processors(systemWith({ "proc/self/cgroup": "0::/\n", "sys/fs/cgroup/cpu.max": quota }))).toBe(expected);
});

test("the quota of a group above counts too, and groups that a container does not show do not", () => {
  const files = { "proc/self/cgroup": "0::/kept/by/nobody\n", "sys/fs/cgroup/kept/cpu.max": "100000 100000\n" };
  expect(processors(systemWith({ ...files, "sys/fs/cgroup/kept/by/cpu.max": "max 100000\n" }))).toBe(1);
  expect(processors(systemWith({ "proc/self/cgroup": "0::/host/only\n", "sys/fs/cgroup/cpu.max": "100000 100000\n" }))).toBe(1);
});

test("groups of the first version set quotas as well", () => {
  const of = (quota: string) =>
    processors(
      systemWith({
        "proc/self/cgroup": "3:memory:/m\n2:cpu,cpuacct:/docker/7\n0::/\n",
        "sys/fs/cgroup/cpu,cpuacct/docker/7/cpu.cfs_quota_us": `${quota}\n`,
        "sys/fs/cgroup/cpu,cpuacct/docker/7/cpu.cfs_period_us": "100000\n",
      }),
    );
  expect(of("100000")).toBe(1);
  expect(of("-1")).toBe(all);
});

test.runIf(requires("taskset", "util-linux") && all > 1)("a process that taskset keeps on one processor uses one", () => {
  const program = 'import("./dist/process/processors.js").then(({ processors }) => console.log(processors()))';
  expect(execFileSync("taskset", ["-c", "0", process.execPath, "-e", program], { encoding: "utf8" }).trim()).toBe("1");
});
