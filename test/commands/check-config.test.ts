import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAudit } from "../../src/audit/audit.ts";
import { makeCertificate } from "../support/certificate.ts";
import { blisterscope, type Said } from "../support/command-line.ts";
import { emptyFolder, folderOf } from "../support/folder.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";

const PATIENCE = { timeout: 60_000 };

let bundle: TinyBundle;
beforeAll(async () => {
  bundle = await makeTinyBundle();
});
afterAll(() => bundle[Symbol.asyncDispose]());

/** Checks a configuration in a folder of its own, which is good but for the changes. */
async function checked(changes: Readonly<Record<string, unknown>>, folder = emptyFolder()): Promise<Said> {
  const file = join(folder, "config.json");
  writeFileSync(file, JSON.stringify({ server: { port: 0 }, vision: { bundle: bundle.dir }, ...changes }));
  return await blisterscope("check-config", "--config", file);
}

describe("a configuration with which the daemon would start", PATIENCE, () => {
  test("is printed with every value, and nothing is left behind", async () => {
    const folder = emptyFolder();
    const { exitCode, stdout, stderr } = await checked({}, folder);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ server: { port: 0 }, dataDir: join(folder, "data"), settle: { agreeing: 3 } });
    expect(readdirSync(folder)).toEqual(["config.json"]);
  });

  test("may have a certificate", async () => {
    expect(await checked({ server: { port: 0, tls: makeCertificate() } })).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("may have a record to go on with", async () => {
    const folder = emptyFolder();
    openAudit(join(folder, "data"))[Symbol.dispose]();
    expect(await checked({}, folder)).toMatchObject({ exitCode: 0, stderr: "" });
  });
});

describe("a configuration with which the daemon would not start is refused with a sentence for each fault:", PATIENCE, () => {
  test("bundle, recording, empty tray and data folder", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "file"), "");
    const { exitCode, stderr } = await checked(
      { vision: { bundle: "no-bundle" }, camera: { path: "no-recording", emptyTray: "no-tray.jpg" }, dataDir: "file/data" },
      folder,
    );
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^BUNDLE_INVALID: .*no-bundle/m);
    expect(stderr).toMatch(/^CAMERA_NOT_FOUND: .*no-recording/m);
    expect(stderr).toMatch(/^CONFIG_INVALID: camera\.emptyTray: .*no-tray\.jpg/m);
    expect(stderr).toMatch(/^DATA_DIR_UNUSABLE: .*file\/data/m);
    expect(existsSync(join(folder, "file"))).toBe(true);
  });

  test("a token and a certificate that are not there", async () => {
    const server = { port: 0, tokenFile: "no-token", tls: { certFile: "no-cert.pem", keyFile: "no-key.pem" } };
    const { exitCode, stderr } = await checked({ server });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^CONFIG_INVALID: server\.tokenFile: .*no-token/m);
    expect(stderr).toMatch(/^CONFIG_INVALID: server\.tls\.certFile: .*\/no-cert\.pem/m);
  });

  test("a recording without a whole picture", async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, "pictures"));
    writeFileSync(join(folder, "pictures", "1.jpg"), "not a picture");
    expect(await checked({ camera: { path: "pictures" } }, folder)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/^CAMERA_GARBAGE: /),
    });
  });

  test("a webhook's secret that is missing, too short, or none", async () => {
    const folder = folderOf({ short: "whsec_c2hvcnQ=\n", word: "hush" });
    const webhooks = ["missing", "short", "word"].map((secretFile) => ({ url: `http://127.0.0.1:9/${secretFile}`, secretFile }));
    for (const [nth, sentence] of [/There is no file .*missing/, /short holds is a secret of fewer than 24 bytes/, /word/].entries()) {
      const { exitCode, stderr } = await checked({ webhooks: webhooks.slice(nth, nth + 1) }, folder);
      expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringMatching(/^CONFIG_INVALID: webhooks\.secretFile: /) });
      expect(stderr).toMatch(sentence);
    }
  });

  test("a webhook's url that is none, holds a password, or is named twice", async () => {
    const receiver = (url: string) => ({ url, secretFile: "secret" });
    const webhooks = ["ftp://host/a", "http://user:word@host/b", "http://host/c", "http://host/c"].map(receiver);
    const refusals = [await checked({ webhooks: webhooks.slice(0, 2) }), await checked({ webhooks: webhooks.slice(2) })];
    expect(refusals.map(({ exitCode }) => exitCode)).toEqual([1, 1]);
    expect(refusals[0]?.stderr).toMatch(/webhooks\[0\]\.url/);
    expect(refusals[0]?.stderr).toMatch(/must not hold a user.*webhooks\[1\]\.url/s);
    expect(refusals[1]?.stderr).toMatch(/must not name one url twice/);
  });

  test("a port and a record that are in use", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const folder = emptyFolder();
    using _audit = openAudit(join(folder, "data"));
    const { exitCode, stderr } = await checked({ server: { port } }, folder);
    server.close();
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^PORT_IN_USE: /m);
    expect(stderr).toMatch(/^DATA_DIR_UNUSABLE: .*running daemon/m);
  });

  test("a file that is not there", async () => {
    const file = join(emptyFolder(), "config.json");
    expect(await blisterscope("check-config", "--config", file)).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: `CONFIG_INVALID: There is no file ${file}.\n`,
    });
  });
});
