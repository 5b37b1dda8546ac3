import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { Config } from "../../src/config.ts";
import { Fault } from "../../src/errors.ts";
import { openLog } from "../../src/log.ts";
import { waitForPort } from "../../src/service/wait-for-port.ts";

const TAKEN = new Fault("PORT_IN_USE", "127.0.0.1:8080 is taken.");

/** Another program at some port, and a service that wants it. */
async function waitingService() {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  const said: string[] = [];
  const end = new AbortController();
  let asked = () => {};
  const asksForTime = new Promise<void>((resolve) => (asked = resolve));
  const systemd = {
    isThere: true,
    ready() {},
    preparing: () => asked(),
    status: (text: string) => void said.push(text),
    progress() {},
    stopping() {},
  };
  const waiting = waitForPort({ ...Config.parse({}).server, port }, TAKEN, { systemd, log: openLog("silent"), signal: end.signal });
  return { other, said, end, asksForTime, waiting };
}

test("a service whose port is taken says so, asks for time, and goes on once the port is free", async () => {
  const { other, said, asksForTime, waiting } = await waitingService();
  await asksForTime;
  expect(said).toEqual([`STARTING: ${TAKEN.message}`]);
  other.close();
  await waiting;
});

test("a service that waits for its port can be stopped", async () => {
  const { other, end, asksForTime, waiting } = await waitingService();
  await asksForTime;
  end.abort();
  await waiting;
  other.close();
});
