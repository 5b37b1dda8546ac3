import { expect, test } from "vitest";
import type { EntryNumber } from "../../src/domain/verdict/verdict.ts";
import type { Shown, View } from "../../src/protocol.ts";
import { connected, DEVICE, latch, makeScreen, next, ORDER, type Screen, startServer } from "./support.ts";

const OF_ORDER = { order: ORDER, counted: 0, wanted: 1, needs: [] };
const IDLE: View = { view: "idle" };
const WAITING: View = { view: "waiting", ...OF_ORDER, because: "empty", packs: [] };

test("tells a new screen who it is and what is on show", async () => {
  await using server = await startServer();
  server.show(IDLE);
  server.show(WAITING);
  await using screen = makeScreen(server.url);
  const told = Promise.all([next(screen, "hello"), next(screen, "view")]);
  screen.connect();

  const [hello, shown] = await told;

  expect(hello).toMatchObject({
    build: "b1",
    bundle: "c0ffee",
    demo: true,
    formulary: [{ id: ORDER.item, reveal: "after_confirm", lookAlikes: ["ibuprofen-400"] }],
    screen: { language: "th", sound: true },
  });
  expect(shown).toEqual({ sequence: 2, at: expect.any(String), bundle: "c0ffee", view: WAITING });
  expect(Date.now() - Date.parse(shown.at)).toBeLessThan(10_000);
});

test("shows two screens the same, pictures included", async () => {
  await using server = await startServer();
  await using left = makeScreen(server.url);
  await using right = makeScreen(server.url);
  await Promise.all([connected(left), connected(right)]);
  const told = [left, right].map((screen) => Promise.all([next(screen, "view"), next(screen, "beat")]));
  const verdict: View = {
    view: "verdict",
    ...OF_ORDER,
    verdict: { look: "match" },
    entry: 17 as EntryNumber,
    validUntil: "2026-01-02T03:04:20.000Z",
    explanation: {
      crop: Uint8Array.of(1, 2, 3),
      window: [ORIGIN, ORIGIN, ORIGIN, ORIGIN],
      pack: { x: 0, y: 0, width: 1, height: 1 },
      turn: 180,
      face: "print",
      maps: [],
    },
  };

  server.show(verdict);
  server.beat(DEVICE);

  const [first, second] = await Promise.all(told);
  expect(first).toEqual(second);
  expect(first?.[0].view).toMatchObject({ entry: 17, explanation: { crop: Buffer.from([1, 2, 3]) } });
  expect(first?.[1].device).toEqual(DEVICE);
});

test("hands on the camera's picture as it came, also when it is a part of a larger buffer", async () => {
  await using server = await startServer();
  await using screen = makeScreen(server.url);
  await connected(screen);
  const preview = next(screen, "preview");
  server.preview(Uint8Array.of(9, 1, 2, 3, 9).subarray(1, 4));
  expect(Buffer.from(await preview)).toEqual(Buffer.from([1, 2, 3]));
});

test("a screen that does not keep up loses previews, never views", async () => {
  await using server = await startServer();
  await using screen = makeScreen(server.url);
  await connected(screen);
  let previews = 0;
  const shown: Shown[] = [];
  const all = latch();
  screen.on("preview", () => previews++);
  screen.on("view", (view) => {
    if (shown.push(view) === 100) all.resolve();
  });
  const link = linkOf(screen);
  link.pause();
  const jpeg = new Uint8Array(1_000_000);

  for (let i = 0; i < 100; i++) {
    server.preview(jpeg);
    server.show(IDLE);
    await new Promise(setImmediate);
  }
  link.resume();

  await all.promise;
  expect(shown.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
  expect(previews).toBeLessThan(50);
});

test.each([
  '2["error","x"]',
  '2["disconnect"]',
  "2[",
  "9",
  "51-[]",
  '2/other,["acknowledge"]',
  "0",
  `2["acknowledge","${"x".repeat(20_000)}"]`,
])("a screen that sends %.40s harms nobody else", async (packet) => {
  await using server = await startServer();
  await using bad = makeScreen(server.url);
  await using good = makeScreen(server.url);
  await Promise.all([connected(bad), connected(good)]);
  bad.io.engine.send(packet);
  // By the time the server answers a later message or hangs up, it has read the packet.
  await Promise.race([bad.timeout(5_000).emitWithAck("acknowledge", { entry: 1, answer: { did: "put-back" } }), gone(bad)]);
  const view = next(good, "view");
  server.show(IDLE);
  expect((await view).view).toEqual(IDLE);
});

test("keeps pages of other origins and strangers' names out", async () => {
  await using server = await startServer();
  for (const headers of [
    { origin: "http://evil.example" },
    { host: "evil.example" },
    { host: "evil.example", origin: "http://evil.example" },
  ]) {
    await using screen = makeScreen(server.url, headers);
    const refused = gone(screen);
    screen.connect();
    await refused;
  }
  await using own = makeScreen(server.url, { origin: server.url });
  await connected(own);
});

test("speaks WebSocket only", async () => {
  await using server = await startServer();
  expect((await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`)).status).toBe(400);
  expect((await fetch(`${server.url}/socket.io/socket.io.js`)).status).toBe(400);
});

const ORIGIN = { x: 0, y: 0 };

/** Resolves once the link is refused or lost. */
function gone(screen: Screen): Promise<void> {
  return new Promise((resolve) => {
    screen.once("connect_error", () => resolve());
    screen.once("disconnect", () => resolve());
  });
}

/** The TCP connection under a screen's WebSocket. */
function linkOf(screen: Screen): { pause(): void; resume(): void } {
  return (screen.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }).ws._socket;
}
