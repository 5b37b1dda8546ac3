import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PROBLEMS } from "../../src/server/problem.ts";

const PAGE = readFileSync("docs/host-interface.md", "utf8");

test("the host's page lists every kind of refusal under its status", () => {
  const rows = PAGE.split("\n").filter((line) => /^\| [45]\d\d \|/.test(line));
  for (const [kind, { status }] of Object.entries(PROBLEMS)) {
    expect(rows.find((row) => row.includes(`\`${kind}\``))).toMatch(new RegExp(`^\\| ${status} \\|`));
  }
});

test("the host's page tells every message between daemon and screen", () => {
  const protocol = readFileSync("src/protocol.ts", "utf8");
  const [, toScreen = "", fromScreen = ""] = /interface ToScreen \{(.*?)\n\}.*?interface FromScreen \{(.*?)\n\}/s.exec(protocol) ?? [];
  const messages = [...`${toScreen}${fromScreen}`.matchAll(/^ {2}(\w+): \(/gm)].map(([, name]) => name);
  expect(messages.length).toBeGreaterThan(8);
  for (const name of messages) expect(PAGE).toContain(`| \`${name}\` |`);
});
