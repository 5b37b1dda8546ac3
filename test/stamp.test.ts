import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder } from "./support/folder.ts";

/** A clone that has been built, and whether its sources are still those of the build. */
function builtClone() {
  const folder = emptyFolder();
  for (const dir of ["scripts", "src/deep", "ui", "dist"]) mkdirSync(join(folder, dir), { recursive: true });
  cpSync("scripts/stamp.js", join(folder, "scripts/stamp.js"));
  const write = (file: string, content: string) => writeFileSync(join(folder, file), content);
  for (const file of ["src/main.ts", "src/deep/one.ts", "ui/page.html", "tsconfig.json", "package-lock.json"]) write(file, "first");
  write("package.json", '{ "type": "module" }');
  const stamp = (...options: string[]) => spawnSync(process.execPath, [join(folder, "scripts/stamp.js"), ...options]).status === 0;
  return { folder, write, stamp, isUpToDate: () => stamp("--check") };
}

test("a fresh clone has to be built, and then is up to date", () => {
  const { stamp, isUpToDate } = builtClone();
  expect(isUpToDate()).toBe(false);
  expect(stamp()).toBe(true);
  expect(isUpToDate()).toBe(true);
});

test.each(["src/deep/one.ts", "ui/page.html", "package-lock.json", "src/deep/new.ts"])("a change of %s asks for a build", (file) => {
  const { write, stamp, isUpToDate } = builtClone();
  stamp();
  write(file, "second");
  expect(isUpToDate()).toBe(false);
});

test("a source that is gone asks for a build, and its return does not", () => {
  const { folder, write, stamp, isUpToDate } = builtClone();
  stamp();
  rmSync(join(folder, "src/deep/one.ts"));
  expect(isUpToDate()).toBe(false);
  write("src/deep/one.ts", "first");
  expect(isUpToDate()).toBe(true);
});
