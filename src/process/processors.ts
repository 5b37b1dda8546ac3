import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";

/**
 * Processors that this process may use, at least 1: the smaller of what its affinity allows (as `taskset` sets it) and of the
 * processor time that its control groups grant. Node knows the latter only from libuv 1.49 on; Node 20 has 1.46.
 * `root`: where the system's /proc and /sys are found.
 */
export function processors(root = "/"): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(grantedByGroups(root))));
}

/** The tightest quota of this process's groups and of all groups above them, in processors; Infinity without one. */
function grantedByGroups(root: string): number {
  const quotas = read(join(root, "proc/self/cgroup"))
    .split("\n")
    .flatMap((line) => {
      const [, controllers = "", path = "/"] = /^\d+:([^:]*):(.+)$/.exec(line) ?? [];
      if (controllers === "") return upwards(path).map((group) => quotaOf(read(join(root, "sys/fs/cgroup", group, "cpu.max"))));
      if (!controllers.split(",").includes("cpu")) return [];
      return upwards(path).map((group) => firstVersionQuota(join(root, "sys/fs/cgroup", controllers, group)));
    });
  return Math.min(Number.POSITIVE_INFINITY, ...quotas);
}

/** The group and all above it. In a container some of them are not to be seen: whoever made it shows it its own group as the uppermost. */
function upwards(path: string): string[] {
  return path === "/" ? [path] : [path, ...upwards(dirname(path))];
}

/** "50000 100000" is half a processor, "max 100000" sets no limit (Linux, Documentation/admin-guide/cgroup-v2.rst). */
function quotaOf(words: string): number {
  const [quota, period] = words.trim().split(" ").map(Number);
  return quota && period && quota > 0 ? quota / period : Number.POSITIVE_INFINITY;
}

/** Of control groups of the first version, in which -1 sets no limit (Linux, Documentation/scheduler/sched-bwc.rst). */
function firstVersionQuota(folder: string): number {
  return quotaOf(`${read(join(folder, "cpu.cfs_quota_us")).trim()} ${read(join(folder, "cpu.cfs_period_us")).trim()}`);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
