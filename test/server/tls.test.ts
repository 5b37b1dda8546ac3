import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { io } from "socket.io-client";
import { describe, expect, test } from "vitest";
import { makeCertificate } from "../support/certificate.ts";
import { emptyFolder } from "../support/folder.ts";
import { ADDRESS, startServer } from "./support.ts";

const TOKEN = "0123456789abcdef0123456789abcdef";
const outside = Object.values(networkInterfaces())
  .flat()
  .find((address) => address && !address.internal && address.family === "IPv4")?.address;

function withToken(): string {
  const file = join(emptyFolder(), "token");
  writeFileSync(file, TOKEN);
  return file;
}

async function statusOf(url: string, options: { ca?: Buffer; headers?: Record<string, string> }): Promise<number | undefined> {
  const [incoming] = (await once(request(url, options).end(), "response")) as [IncomingMessage];
  incoming.resume();
  return incoming.statusCode;
}

describe("with a certificate", () => {
  test("the device speaks https to whoever knows the certificate, and says so in its address", async () => {
    const tls = makeCertificate("127.0.0.1");
    await using server = await startServer({ config: { ...ADDRESS, tls } });
    expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const ca = readFileSync(tls.certFile);
    expect(await statusOf(`${server.url}/healthz`, { ca })).toBe(200);
    await expect(statusOf(`${server.url}/healthz`, {})).rejects.toThrow("self-signed");
    await expect(fetch(`${server.url.replace("https", "http")}/healthz`)).rejects.toThrow();
  });

  test("its page may open an encrypted socket and no other", async () => {
    const tls = makeCertificate("127.0.0.1");
    await using server = await startServer({ config: { ...ADDRESS, tls } });
    const [incoming] = (await once(request(server.url, { ca: readFileSync(tls.certFile) }).end(), "response")) as [IncomingMessage];
    incoming.resume();
    expect(incoming.headers["content-security-policy"]).toContain(`connect-src 'self' wss://${new URL(server.url).host};`);
  });

  test.each([
    ["a certificate that is missing", () => ({ ...makeCertificate(), certFile: "/nowhere/cert.pem" }), "server.tls.certFile: There is no"],
    ["a key that is missing", () => ({ ...makeCertificate(), keyFile: "/nowhere/key.pem" }), "server.tls.keyFile: There is no"],
    ["the key of another one", () => ({ ...makeCertificate(), keyFile: makeCertificate().keyFile }), "its own private key"],
    ["something else", () => ({ certFile: withToken(), keyFile: withToken() }), "both PEM"],
  ])("%s is refused in a sentence", async (_what, tls, sentence) => {
    const opening = startServer({ config: { ...ADDRESS, tls: tls() } });
    await expect(opening).rejects.toMatchObject({ code: "CONFIG_INVALID", detail: expect.stringContaining(sentence) });
  });
});

describe.runIf(outside)("from another address, over TLS", () => {
  async function opened() {
    const tls = makeCertificate(outside ?? "");
    const server = await startServer({ config: { ...ADDRESS, host: "0.0.0.0", tokenFile: withToken(), tls } });
    return { server, url: server.url.replace("localhost", outside ?? ""), ca: readFileSync(tls.certFile) };
  }

  test.each([
    ["without a token", {}, 401],
    ["with a wrong one", { authorization: `Bearer ${TOKEN}x` }, 401],
    ["with the token", { authorization: `Bearer ${TOKEN}` }, 200],
  ])("a request %s", async (_how, headers: Record<string, string>, status) => {
    const { server, url, ca } = await opened();
    await using _server = server;
    expect(await statusOf(`${url}/v1/items`, { ca, headers })).toBe(status);
  });

  test.each([
    ["without a token", {}, false],
    ["with a wrong one", { token: `${TOKEN}x` }, false],
    ["with the token", { token: TOKEN }, true],
  ])("a screen %s", async (_how, auth, admitted) => {
    const { server, url, ca } = await opened();
    await using _server = server;
    const screen = io(url, { transports: ["websocket"], forceNew: true, reconnection: false, auth, ca: ca.toString() });
    const told = new Promise((resolve) => {
      screen.once("hello", () => resolve(true));
      screen.once("connect_error", ({ message }) => resolve(message.startsWith("A token is needed") ? false : message));
    });
    expect(await told).toBe(admitted);
    screen.disconnect();
  });
});
