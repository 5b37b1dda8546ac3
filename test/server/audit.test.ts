import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { openAudit } from "../../src/audit/audit.ts";
import { AuditEntry, AuditHeader } from "../../src/server/audit.ts";
import { emptyFolder } from "../support/folder.ts";
import { aCancellation } from "../support/records.ts";
import { HISTORY, startServer } from "./support.ts";

/** The answer of a server on a record with this many entries. */
async function asked(entries: number, query: string): Promise<{ status: number; type: string | null; text: string }> {
  using audit = openAudit(emptyFolder());
  for (let entry = 1; entry <= entries; entry += 1) audit.record(aCancellation(`v-${entry}`));
  await using server = await startServer({ history: audit.recall });
  const response = await fetch(`${server.url}/v1/audit${query}`);
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
}

test("answers the record as NDJSON, each line by its schema", async () => {
  const { status, type, text } = await asked(3, "");
  expect({ status, type }).toEqual({ status: 200, type: "application/x-ndjson" });
  const [header, ...entries] = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(AuditHeader.parse(header).last.number).toBe(3);
  expect(entries.map((entry) => AuditEntry.parse(entry).number)).toEqual([1, 2, 3]);
});

test("answers a part of it, from one entry to another, both included", async () => {
  const { text } = await asked(10, "?from=4&to=6");
  expect(
    text
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => JSON.parse(line).number),
  ).toEqual([4, 5, 6]);
});

test.each(["?from=0", "?from=x", "?to=-1", "?from=5&to=4", "?from=12", "?since=1", "?from=1e3", "?from=1&from=2"])(
  "refuses %s with what to do",
  async (query) => {
    const { status, text } = await asked(10, query);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ type: "urn:problem-type:blisterscope:invalid-request", detail: expect.any(String) });
  },
);

test("reads no more of the record than the client takes, and stops when it hangs up", { timeout: 60_000 }, async () => {
  let read = 0;
  let ended = false;
  function* exported(): Generator<string> {
    try {
      for (;;) {
        read += 1;
        yield `${"x".repeat(100_000)}\n`;
      }
    } finally {
      ended = true;
    }
  }
  await using server = await startServer({ history: { ...HISTORY, exported } });
  const { port } = new URL(server.url);
  const client = connect(Number(port), "127.0.0.1");
  await once(client, "connect");
  client.pause();
  client.write("GET /v1/audit HTTP/1.1\r\nhost: localhost\r\n\r\n");
  let before = -1;
  while (before !== read) {
    before = read;
    // Long enough for what is under way to fill the buffers.
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  expect(read).toBeGreaterThan(0);
  // What the kernel holds for both ends is some megabytes.
  expect(read).toBeLessThan(500);
  client.destroy();
  await expect.poll(() => ended, { timeout: 30_000 }).toBe(true);
});
