import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("the list of what is bundled names every package of the daemon and of the page, with its version", { timeout: 120_000 }, async () => {
  const { stdout } = await promisify(execFile)("npm", ["run", "--silent", "sbom"], { maxBuffer: 1 << 26 });
  const { bomFormat, components } = JSON.parse(stdout) as {
    bomFormat: string;
    components: { name: string; version: string; purl: string }[];
  };
  expect(bomFormat).toBe("CycloneDX");
  const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const listed = new Set(components.map(({ name }) => name));
  expect(Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !listed.has(name))).toEqual([]);
  expect(components.filter(({ version, purl }) => !version || !purl)).toEqual([]);
});
