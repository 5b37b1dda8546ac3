import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EVENT_TYPES } from "../../src/domain/told/host-event.ts";
import { LOST } from "../../src/domain/told/letter.ts";
import { emptyFolder } from "../support/folder.ts";
import { type Delivery, openReceiver } from "../support/receiver.ts";
import { secretFile, teller, transact } from "../support/webhooks.ts";

const page = readFileSync(new URL("../../docs/webhooks.md", import.meta.url), "utf8");
const script = /^```js\n(.*?)^```$/ms.exec(page)?.[1] ?? "";

/** What the page's script says of a delivery, run as the page tells it. */
function said({ headers, body }: Pick<Delivery, "headers" | "body">, secret: string): { exitCode: number | null; output: string } {
  const file = join(emptyFolder(), "verify.mjs");
  writeFileSync(file, script);
  const words = [headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"]].map(String);
  const { status, stdout } = spawnSync(process.execPath, [file, ...words, secret], { input: body, encoding: "utf8" });
  return { exitCode: status, output: stdout.trim() };
}

test("the page's script has ten lines, takes what the daemon sent, and nothing else", { timeout: 120_000 }, async () => {
  expect(script.trim().split("\n")).toHaveLength(10);
  await using receiver = await openReceiver();
  const secret = secretFile();
  using told = teller(emptyFolder(), [{ ...receiver, secretFile: secret }]);
  transact(told.audit, "พาราเซตามอล");
  await receiver.until((taken) => taken.length === 3);
  const [first, second] = receiver.taken as [Delivery, Delivery];
  const { headers, body } = first;
  expect(said(first, secret)).toEqual({ exitCode: 0, output: "ours" });
  const refused = { exitCode: 1, output: "not ours" };
  expect(said({ headers, body: `${body} ` }, secret)).toEqual(refused);
  expect(said({ headers: { ...headers, "webhook-id": second.id }, body }, secret)).toEqual(refused);
  expect(said({ headers: { ...headers, "webhook-timestamp": "1767323045" }, body }, secret)).toEqual(refused);
  expect(said(first, secretFile())).toEqual(refused);
});

test("the page names every type of event", () => {
  for (const type of [...EVENT_TYPES, LOST]) expect(page).toContain(`\n| \`${type}\` |`);
});
