/** licences.js FOLDER...: prints the licence of every npm package below the folders, with its text. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const LICENCE = /^(licen[cs]e|copying|notice)/i;
// Debian has the text of this one on every computer, and wants it told by its name.
const APACHE = /Apache License\s+Version 2\.0, January 2004[\s\S]*END OF TERMS AND CONDITIONS/g;

for (const manifest of process.argv.slice(2).flatMap(manifestsIn).sort()) {
  const { name, version, license } = JSON.parse(readFileSync(manifest, "utf8"));
  if (name === undefined || version === undefined) continue;
  console.log(`\n${"-".repeat(78)}\n${name} ${version}\nLicence: ${license ?? "see the text"}\n`);
  for (const file of textsBeside(manifest)) console.log(shortened(readFileSync(file, "utf8")));
}

function shortened(text) {
  return text.replace(APACHE, "The Apache License, Version 2.0: /usr/share/common-licenses/Apache-2.0").trim();
}

function manifestsIn(folder) {
  if (existsSync(join(folder, "package.json"))) return [join(folder, "package.json")];
  return readdirSync(folder, { recursive: true })
    .filter((file) => /(^|\/)node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(`node_modules/${file}`))
    .map((file) => join(folder, file));
}

function textsBeside(manifest) {
  const folder = dirname(manifest);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE.test(entry.name))
    .map(({ name }) => join(folder, name));
}
