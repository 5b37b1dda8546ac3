import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { uncompress } from "snappyjs";
import { expect, onTestFinished, test } from "vitest";
import { openGatewayMetrics } from "../../src/gateway/metrics.ts";
import { openStore, type Store } from "../../src/gateway/store.ts";
import { openLog } from "../../src/log.ts";

/** A store that answers what it is told to; real stores are in test/e2e/fleet-gateway.test.ts. */
async function storeThat(answers: (body: string) => number): Promise<Store> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.from(uncompress(Buffer.concat(chunks))).toString("latin1");
      response.writeHead(answers(body)).end();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const store = openStore({ url: `http://127.0.0.1:${port}/write`, metrics: openGatewayMetrics(), log: openLog("silent") });
  onTestFinished(async () => {
    await store[Symbol.asyncDispose]();
    server.close();
    server.closeAllConnections();
  });
  return store;
}

/** Takes a sample of each name; resolves with the names in the order in which they were done. */
function takeAll(store: Store, names: readonly string[]): Promise<readonly string[]> {
  const finished: string[] = [];
  return new Promise((resolve) => {
    for (const name of names) {
      store.take({
        series: [{ labels: [{ name: "__name__", value: name }], samples: [{ value: 1, timestamp: 1_700_000_000_000 }] }],
        done() {
          finished.push(name);
          if (finished.length === names.length) resolve(finished);
        },
      });
    }
  });
}

const NAMES = Array.from({ length: 40 }, (_, nth) => (nth % 13 === 5 ? `poison_${nth}` : `good_${nth}`));

test("one sample that the store refuses takes no other with it, and all are done in their order", async () => {
  const taken = new Set<string>();
  const store = await storeThat((body) => {
    if (body.includes("poison")) return 400;
    for (const [name] of body.matchAll(/good_\d+/g)) taken.add(name);
    return 204;
  });
  expect(await takeAll(store, NAMES)).toEqual(NAMES);
  expect([...taken].sort()).toEqual(NAMES.filter((name) => name.startsWith("good")).sort());
});

test.each([503, 404, 401, 429])("a store that answers %i is tried again, and nothing is done before", async (status) => {
  let asked = 0;
  const store = await storeThat(() => (++asked === 1 ? status : 204));
  expect(await takeAll(store, ["one"])).toEqual(["one"]);
  expect(asked).toBe(2);
});

test("what comes while a request is under way goes together with the next", async () => {
  let asked = 0;
  const store = await storeThat(() => {
    asked++;
    return 204;
  });
  await takeAll(store, NAMES);
  expect(asked).toBe(2);
});

test("a store that is closed while it waits leaves the rest undone", async () => {
  const store = await storeThat(() => 503);
  const done = takeAll(store, ["one"]).then(() => "done");
  await store[Symbol.asyncDispose]();
  expect(await Promise.race([done, Promise.resolve("not done")])).toBe("not done");
});
