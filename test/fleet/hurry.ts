import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "./stack.ts";

const MOST_SECONDS = 5;

/** Lets rules and notifications come within seconds: their conditions, routes and inhibitions stay as they are, only the waiting is shorter. */
export function hurry(stack: Stack): void {
  for (const file of readdirSync(join(stack.folder, "rules"))) change(`rules/${file}`, hurried);
  change("prometheus.yml", (text) => text.replaceAll(/_interval: \w+/g, "_interval: 1s"));
  change("alertmanager.yml", (text) => text.replaceAll(/(group_wait|group_interval): \w+/g, "$1: 1s"));
  for (const part of ["store", "rules", "alertmanager"]) {
    const pid = stack.pid(part);
    if (pid !== undefined) process.kill(pid, "SIGHUP");
  }

  function change(file: string, edit: (text: string) => string): void {
    const path = join(stack.folder, file);
    writeFileSync(path, edit(readFileSync(path, "utf8")));
  }
}

/** Every group is evaluated each second, and minutes of waiting are seconds, at most five: what is to come later than another still does. */
function hurried(rules: string): string {
  const without = rules.replaceAll(/^ +interval: \w+\n/gm, "");
  return without
    .replaceAll(/^( +)- name: \w+$/gm, "$&\n$1  interval: 1s")
    .replaceAll(/\bfor: (\d+)([mh])/g, (_, count, unit) => `for: ${unit === "h" ? MOST_SECONDS : Math.min(Number(count), MOST_SECONDS)}s`);
}
