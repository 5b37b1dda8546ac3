/**
 * Writes into dist what the build was made of, a hash of every source. With --check it fails if the sources are others now:
 * "npm start" builds only then.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCES = ["src", "ui", "tsconfig.json", "package.json", "package-lock.json"];

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const stamp = join("dist", ".made-of");
const sources = hashOf(SOURCES.flatMap(filesIn).sort());
if (!process.argv.includes("--check")) writeFileSync(stamp, sources);
else if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== sources) process.exitCode = 1;

function filesIn(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\n`).update(createHash("sha256").update(readFileSync(file)).digest());
  return hash.digest("hex");
}
