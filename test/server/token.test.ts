import { writeFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { emptyFolder } from "../support/folder.ts";
import { ADDRESS, makeScreen, next, startServer } from "./support.ts";

const TOKEN = "0123456789abcdef0123456789abcdef";
/** An address of this machine that is not its loopback: who asks from there comes from there. */
const outside = Object.values(networkInterfaces())
  .flat()
  .find((address) => address && !address.internal && address.family === "IPv4")?.address;

function fileWith(text: string): string {
  const file = join(emptyFolder(), "token");
  writeFileSync(file, text);
  return file;
}

describe("an address that other machines can reach", () => {
  test.each(["0.0.0.0", "::", "192.168.1.20", "cabinet-7"])("%s without a token is refused, with what to do", async (host) => {
    const opening = startServer({ config: { ...ADDRESS, host } });
    await expect(opening).rejects.toMatchObject({ code: "CONFIG_INVALID" });
    await expect(opening).rejects.toThrow(
      /^CONFIG_INVALID: server\.host: other machines can reach .*set server\.tokenFile to a file .*127\.0\.0\.1\.$/,
    );
  });

  test("a token file that is missing, empty or short is refused", async () => {
    for (const file of ["/nowhere/token", fileWith("\n"), fileWith("guess me")]) {
      await expect(startServer({ config: { ...ADDRESS, tokenFile: file } })).rejects.toThrow("server.tokenFile");
    }
  });
});

describe.runIf(outside)("from another address", () => {
  const everywhere = () => ({ ...ADDRESS, host: "0.0.0.0", tokenFile: fileWith(`${TOKEN}\n`) });
  const from = (url: string) => url.replace("localhost", outside ?? "");

  test.each([
    ["without a token", {}, 401],
    ["with a wrong one", { authorization: `Bearer ${TOKEN}x` }, 401],
    ["with it in another scheme", { authorization: `Basic ${TOKEN}` }, 401],
    ["with the token", { authorization: `Bearer ${TOKEN}` }, 200],
  ])("a request %s", async (_how, headers, status) => {
    await using server = await startServer({ config: everywhere() });
    const response = await fetch(`${from(server.url)}/v1/items`, { headers });
    expect(response.status).toBe(status);
    if (status === 401) {
      expect(response.headers.get("www-authenticate")).toBe("Bearer");
      expect(await response.json()).toMatchObject({ type: "urn:problem-type:blisterscope:token-needed", status: 401 });
    }
  });

  test.each([
    ["without a token", {}, {}, false],
    ["with a wrong one", {}, { token: "x" }, false],
    ["with something that is no text", {}, { token: { length: 32 } }, false],
    ["with the token as auth.token", {}, { token: TOKEN }, true],
    ["with it as a bearer token", { authorization: `Bearer ${TOKEN}` }, {}, true],
  ])("a screen %s", async (_how, headers, auth, admitted) => {
    await using server = await startServer({ config: everywhere() });
    await using screen = makeScreen(from(server.url), headers as Record<string, string>);
    screen.auth = auth;
    const refused = new Promise((resolve) => screen.once("connect_error", () => resolve(false)));
    const told = next(screen, "hello").then(() => true);
    screen.connect();
    expect(await Promise.race([refused, told])).toBe(admitted);
  });

  test("this machine itself needs no token", async () => {
    await using server = await startServer({ config: everywhere() });
    expect((await fetch(`${server.url}/v1/items`)).status).toBe(200);
  });
});
