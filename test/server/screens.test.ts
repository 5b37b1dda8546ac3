import { expect, test } from "vitest";
import type { EntryNumber } from "../../src/domain/verdict/verdict.ts";
import { Fault } from "../../src/errors.ts";
import type { Acknowledgement, Shown, View } from "../../src/protocol.ts";
import type { Desk } from "../../src/server/desk.ts";
import { DESK, DEVICE, latch, makeScreen, next, ORDER, type Screen, startServer } from "./support.ts";

const IDLE: View = { view: "idle" };
const WAITING: View = { view: "waiting", order: ORDER, because: "empty", packs: [] };

test("tells a new screen who it is and what is on show", async () => {
  await using server = await startServer();
  server.show(IDLE);
  server.show(WAITING);
  await using screen = makeScreen(server.url);
  const told = Promise.all([next(screen, "hello"), next(screen, "view")]);
  screen.connect();

  const [hello, shown] = await told;

  expect(hello).toMatchObject({ build: "b1", bundle: "c0ffee", demo: true, formulary: [{ id: ORDER.item }] });
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
    order: ORDER,
    verdict: { look: "match" },
    entry: 17 as EntryNumber,
    validUntil: "2026-01-02T03:04:20.000Z",
    explanation: { crop: Uint8Array.of(1, 2, 3), window: [ORIGIN, ORIGIN, ORIGIN, ORIGIN], face: "print", maps: [] },
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

test("passes an answer on and tells the screen what became of it", async () => {
  const answers: unknown[] = [];
  const answer: Desk["answer"] = (entry, given) => {
    answers.push([entry, given]);
    return entry === 17 ? "recorded" : "stale";
  };
  await using server = await startServer({ desk: { ...DESK, answer } });
  await using screen = makeScreen(server.url);
  await connected(screen);
  const override = { did: "override", reason: "urgent" } as const;

  expect(await screen.emitWithAck("acknowledge", { entry: 17, answer: override })).toBe("recorded");
  expect(await screen.emitWithAck("acknowledge", { entry: 16, answer: { did: "put-back" } })).toBe("stale");
  expect(answers).toEqual([
    [17, override],
    [16, { did: "put-back" }],
  ]);
});

test("an answer that cannot be recorded is refused", async () => {
  const answer = () => {
    throw new Fault("AUDIT_WRITE", "The disk is full.");
  };
  await using server = await startServer({ desk: { ...DESK, answer } });
  await using screen = makeScreen(server.url);
  await connected(screen);
  expect(await screen.emitWithAck("acknowledge", { entry: 17, answer: { did: "put-back" } })).toBe("refused");
});

test.each([
  ["nothing"],
  ["null", null],
  ["a text", "put-back"],
  ["no entry", { answer: { did: "put-back" } }],
  ["half an entry", { entry: 1.5, answer: { did: "put-back" } }],
  ["an override without a reason", { entry: 17, answer: { did: "override" } }],
  ["an unknown reason", { entry: 17, answer: { did: "override", reason: "because" } }],
  ["an unknown key", { entry: 17, answer: { did: "put-back" }, by: "me" }],
  ["bytes", Buffer.from("abc")],
  ["ten arguments", ...Array.from({ length: 10 }, () => ({ entry: 17, answer: { did: "put-back" } }))],
])("refuses a message with %s", async (_what, ...message) => {
  await using server = await startServer({ desk: { ...DESK, answer: neverAnswered } });
  await using screen = makeScreen(server.url);
  await connected(screen);
  expect(await screen.emitWithAck("acknowledge", ...(message as [Acknowledgement]))).toBe("refused");
});

test("takes a message without a callback", async () => {
  const answered = latch<number>();
  const answer: Desk["answer"] = (entry) => {
    answered.resolve(entry);
    return "recorded";
  };
  await using server = await startServer({ desk: { ...DESK, answer } });
  await using screen = makeScreen(server.url);
  await connected(screen);
  screen.io.engine.send('2["acknowledge",{"entry":17,"answer":{"did":"checked-by-hand"}}]');
  expect(await answered.promise).toBe(17);
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

async function connected(screen: Screen): Promise<void> {
  const hello = next(screen, "hello");
  screen.connect();
  await hello;
}

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

function neverAnswered(): never {
  throw new Error("reached the desk");
}
