import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { Agent, type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { startDaemon } from "../support/daemon-process.ts";
import { undocumented } from "../support/documented.ts";
import { emptyFolder } from "../support/folder.ts";
import { hostOf } from "../support/host.ts";
import { requests, type WireRequest } from "../support/requests.ts";
import { makeTinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

const RUNS = 1_500;
/** The heap may grow until it is collected; what is kept of each request would show. */
const MOST_MB = 100;

test("whatever is asked, nothing breaks, every refusal says what to do, and memory stays bounded", { timeout: 300_000 }, async () => {
  await using bundle = await makeTinyBundle();
  const path = emptyFolder();
  writeFileSync(join(path, "1.jpg"), await jpeg(tinyTray("blue-100")));
  await using daemon = await startDaemon({ vision: { bundle: bundle.dir }, camera: { path, framesPerSecond: 1 } });
  await hostOf(daemon.url).order("red-100");
  const agent = new Agent({ keepAlive: true });
  const statuses = new Map<number, number>();

  async function asked(wire: WireRequest): Promise<void> {
    const url = daemon.url + wire.path;
    const response = await answerTo(url, wire, agent);
    statuses.set(response.status, 1 + (statuses.get(response.status) ?? 0));
    expect(response.status).not.toBe(500);
    expect(await undocumented(wire.method, url, response)).toBeUndefined();
    if (response.status < 400 || wire.path.startsWith("/readyz")) return;
    expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect((await response.json()).detail).toMatch(/\S/);
  }

  await fc.assert(fc.asyncProperty(requests, asked), { numRuns: 200 });
  const beforeMb = residentMb(daemon.process.pid);
  await fc.assert(fc.asyncProperty(requests, asked), { numRuns: RUNS });
  expect(residentMb(daemon.process.pid) - beforeMb).toBeLessThan(MOST_MB);
  expect(daemon.process.exitCode).toBeNull();
  for (const status of [200, 400, 404, 405, 415, 422]) expect([...statuses.keys()]).toContain(status);
  agent.destroy();
});

async function answerTo(url: string, { method, headers, body }: WireRequest, agent: Agent): Promise<Response> {
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  const outgoing = request(url, { method, headers: { ...headers, ...length }, agent }).end(body);
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  const status = incoming.statusCode ?? 0;
  const content = await buffer(incoming);
  const told = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
  return new Response(status === 204 || status === 304 ? null : content, { status, headers: told });
}

function residentMb(pid: number | undefined): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;
}
