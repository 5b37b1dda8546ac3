import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readAnnotations } from "../../../src/lab/photographs/annotations.ts";
import { findPicture } from "../../../src/lab/photographs/find-picture.ts";
import { emptyFolder } from "../../support/folder.ts";

test.each(["../secret.jpg", "a/../../secret.jpg", "..\\secret.jpg", "images/../../secret.jpg"])(
  "annotations that name %s do not get a picture from outside of their folder",
  async (name) => {
    const parent = emptyFolder();
    const dir = join(parent, "photographs");
    mkdirSync(join(dir, "a"), { recursive: true });
    writeFileSync(join(parent, "secret.jpg"), "not theirs");
    expect(await findPicture(dir, name)).toBeUndefined();
  },
);

const LAUGHS = Array.from({ length: 12 }, (_, level) => {
  const inner = level === 0 ? "ha" : `&l${level - 1};`.repeat(10);
  return `<!ENTITY l${level} "${inner}">`;
}).join("");

test.each([
  ["entities that unfold into a trillion letters", `<!DOCTYPE x [${LAUGHS}]><annotations><image name="&l11;"/></annotations>`],
  [
    "an entity that is a file of this machine",
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><annotations><image name="&e;"/></annotations>',
  ],
  ["elements in elements in elements", `${"<a>".repeat(200_000)}${"</a>".repeat(200_000)}`],
])("XML with %s is refused, or read without it, soon", { timeout: 20_000 }, async (_, text) => {
  const dir = emptyFolder();
  writeFileSync(join(dir, "annotations.xml"), text);
  const read = await readAnnotations(dir).catch((error: Error) => error.message);
  expect(JSON.stringify(read) ?? "").not.toMatch(/root:|hahaha/);
});

test("JSON with the names of what every object has changes nothing", async () => {
  const dir = emptyFolder();
  writeFileSync(
    join(dir, "annotations.json"),
    '{"__proto__": {"polluted": 1}, "images": [{"file": "1.jpg", "constructor": {"prototype": {"polluted": 1}}}]}',
  );
  await readAnnotations(dir).catch(() => undefined);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});
