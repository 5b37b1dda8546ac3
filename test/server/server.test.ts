import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { VerificationState } from "../../src/domain/verdict/verification.ts";
import { emptyFolder } from "../support/folder.ts";
import { ADDRESS, DESK, latch, makeScreen, next, OPEN, ORDER, startServer } from "./support.ts";

/** To be called in a test. */
function withToken(): string {
  const tokenFile = join(emptyFolder(), "token");
  writeFileSync(tokenFile, "a secret of twenty-four");
  return tokenFile;
}

test("names the port that is taken, and the key to change", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const opening = startServer({ config: { ...ADDRESS, port } });
  await expect(opening).rejects.toMatchObject({ code: "PORT_IN_USE", detail: expect.stringContaining(`127.0.0.1:${port}`) });
  await expect(opening).rejects.toThrow("server.port");
  other.close();
});

test("refuses an address that is not this machine's", async () => {
  const opening = startServer({ config: { ...ADDRESS, host: "192.0.2.1", tokenFile: withToken() } });
  await expect(opening).rejects.toMatchObject({ code: "CONFIG_INVALID", detail: expect.stringContaining("server.host") });
});

test.each([
  ["127.0.0.1", /^http:\/\/127\.0\.0\.1:\d+$/],
  ["localhost", /^http:\/\/localhost:\d+$/],
  ["0.0.0.0", /^http:\/\/localhost:\d+$/],
])("listening on %s, prints an address that answers", async (host, url) => {
  await using server = await startServer({ config: { ...ADDRESS, host, tokenFile: withToken() } });
  expect(server.url).toMatch(url);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

test("closes at once, even with clients still connected, and frees the port", async () => {
  const waiting = latch();
  const wait = (_id: string, _ms: number, signal: AbortSignal) =>
    new Promise<VerificationState>((resolve) => {
      signal.addEventListener("abort", () => resolve(OPEN));
      waiting.resolve();
    });
  const server = await startServer({ desk: { ...DESK, wait } });
  const port = Number(new URL(server.url).port);
  await fetch(`${server.url}/healthz`);
  const host = fetch(`${server.url}/v1/verifications/${ORDER.id}?wait=60`).catch((error: Error) => error);
  const silent = connect(port, "127.0.0.1");
  await using screen = makeScreen(server.url);
  const hello = next(screen, "hello");
  const lost = new Promise((resolve) => screen.once("disconnect", resolve));
  screen.connect();
  await Promise.all([hello, waiting.promise, once(silent, "connect")]);

  const before = performance.now();
  await server[Symbol.asyncDispose]();

  expect(performance.now() - before).toBeLessThan(1_000);
  expect(await host).toBeInstanceOf(Error);
  // Any other reason would keep the page from connecting again by itself.
  expect(["transport close", "transport error"]).toContain(await lost);
  await using again = await startServer({ config: { ...ADDRESS, port } });
  expect(again.url).toBe(server.url);
});
