import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadConfig } from "../src/config.ts";
import { textOf } from "../src/text.ts";
import { emptyFolder } from "./support/folder.ts";

const CONFIG = '{ "server": { "port": 19010 } }';

test.each([
  ["no mark", Buffer.from(CONFIG)],
  ["a byte order mark", Buffer.from(`\ufeff${CONFIG}`)],
  ["UTF-16", Buffer.from(`\ufeff${CONFIG}`, "utf16le")],
  ["UTF-16 the other way round", Buffer.from(`\ufeff${CONFIG}`, "utf16le").swap16()],
])("a text with %s is read as it is meant", (_, bytes) => {
  expect(textOf(bytes)).toBe(CONFIG);
});

test("a configuration with a byte order mark is a configuration", () => {
  const file = join(emptyFolder(), "config.json");
  writeFileSync(file, `\ufeff${CONFIG}`);
  expect(loadConfig(file).server.port).toBe(19_010);
});
