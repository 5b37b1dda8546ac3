import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { emptyFolder } from "../support/folder.ts";
import { openReceiver } from "../support/receiver.ts";
import { recordedLanes, takenLanes } from "../support/told.ts";
import { secretFile, teller } from "../support/webhooks.ts";

const program = new URL("../support/teller.js", import.meta.url).pathname;

test("after 60 kills at any moment every recorded event has arrived, in order, under one id", { timeout: 600_000 }, async () => {
  await Promise.all([tellAndKill(30), tellAndKill(30)]); // side by side: each waits for most of its time
});

/** One folder, one receiver, and one process after the other that records and tells, until all that was recorded has arrived. */
async function tellAndKill(kills: number): Promise<void> {
  let asked = 0;
  // Every seventh time it fails, one way or another.
  await using receiver = await openReceiver(() => (asked++ % 7 < 6 ? "takes" : asked % 2 === 0 ? "fails" : "breaks-off"));
  const folder = emptyFolder();
  const secret = secretFile();
  for (let run = 1; run <= kills; run += 1) {
    const child = spawn(process.execPath, [program, folder, `run${run}`, receiver.url, secret], { stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout, "data");
    await setTimeout(Math.random() * 300);
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  using _last = teller(folder, [{ url: receiver.url, secretFile: secret }]);
  const recorded = recordedLanes(folder);
  expect(Object.keys(recorded).length).toBeGreaterThan(kills);
  await vi.waitFor(() => expect(Object.keys(takenLanes(receiver.taken))).toHaveLength(Object.keys(recorded).length), WAIT);
  await vi.waitFor(() => expect(takenLanes(receiver.taken)).toEqual(recorded), WAIT);
  for (const { id, body } of receiver.sent) expect(bodies(receiver.sent, id)).toEqual(new Set([body]));
}

const WAIT = { timeout: 300_000, interval: 1_000 };

function bodies(sent: readonly { readonly id: string; readonly body: string }[], id: string): ReadonlySet<string> {
  return new Set(sent.filter((one) => one.id === id).map(({ body }) => body));
}
