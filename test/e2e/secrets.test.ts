import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { io } from "socket.io-client";
import { expect, test } from "vitest";
import { makeTinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

const PROGRAM = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
const TOKEN = "the-secret-of-this-test-0123456789abcdef";
const WRONG = "a-wrong-guess-0123456789abcdef";
/** Another address of this machine than loopback, from which the token is needed. */
const address = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === "IPv4" && !one.internal)?.address;
if (!address) process.stderr.write("left out: This test needs a network interface beside loopback.\n");

test.runIf(address)("no token stands in the log, the metrics or an answer, whoever sends it where", async () => {
  const folder = await mkdtemp(join(tmpdir(), "blisterscope-secrets-"));
  await using bundle = await makeTinyBundle();
  await writeFile(join(folder, "token"), `${TOKEN}\n`);
  await writeFile(join(folder, "1.jpg"), await jpeg(tinyTray("red-100")));
  await writeFile(join(folder, "config.json"), JSON.stringify(configOf(bundle.dir)));
  const daemon = spawn(process.execPath, [PROGRAM, "run", "--config", join(folder, "config.json")], { stdio: ["ignore", "pipe", "pipe"] });
  const said: string[] = [];
  daemon.stderr.on("data", (chunk) => said.push(String(chunk)));
  const lines = createInterface(daemon.stdout);
  const port = await new Promise<string>((resolve) => {
    lines.on("line", (line) => {
      said.push(line);
      const url = /^Blisterscope is at (\S+)/.exec(line)?.[1];
      if (url) resolve(new URL(url).port);
    });
  });
  const url = `http://${address}:${port}`;
  for (const token of [TOKEN, WRONG]) {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    said.push(await (await fetch(`${url}/metrics`, { headers })).text());
    said.push(await (await fetch(`${url}/v1/verifications`, { method: "POST", headers, body: `{"${"x".repeat(10)}": ` })).text());
    said.push(await (await fetch(`${url}/nowhere`, { headers })).text());
    said.push(JSON.stringify(await greeting(url, token)));
  }
  daemon.kill("SIGTERM");
  await once(daemon, "close");
  await rm(folder, { recursive: true });
  expect(said.join("\n")).toContain("blisterscope_");
  expect(said.filter((words) => words.includes(TOKEN) || words.includes(WRONG))).toEqual([]);

  function configOf(bundleDir: string) {
    return {
      server: { host: "0.0.0.0", port: 0, tokenFile: join(folder, "token") },
      vision: { bundle: bundleDir },
      camera: { path: join(folder, "1.jpg") },
      dataDir: join(folder, "data"),
      log: { level: "debug" },
    };
  }
});

/** What a screen with this token is told first, or why it is not let in. */
async function greeting(url: string, token: string): Promise<unknown> {
  const screen = io(url, { transports: ["websocket"], reconnection: false, auth: { token } });
  const told = await Promise.race([once(screen as never, "hello"), once(screen as never, "connect_error")]);
  screen.disconnect();
  return told[0] instanceof Error ? told[0].message : told;
}
