import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FAULT_NUMBERS } from "../../src/metrics/fault-numbers.ts";
import { type DaemonProcess, startDaemon } from "../support/daemon-process.ts";
import { emptyFolder } from "../support/folder.ts";
import { hostOf } from "../support/host.ts";
import { openScreen } from "../support/screen.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { tinyTray } from "../support/tiny-pictures.ts";

const PATIENCE = { timeout: 60_000, interval: 200 };

let bundle: TinyBundle;
beforeAll(async () => {
  bundle = await makeTinyBundle();
});
afterAll(() => bundle[Symbol.asyncDispose]());

/** Grey levels by which stripes of the tray differ from its own grey, across and down: too little for the locator to see a pack. */
const STRIPES = [0, -10, 6, -4, 9, -9, 2, 10, -7, 4, -2, 8, -10, 5];

/** An empty tray with stripes, which lie somewhere, and with a fine grain to be sharp about. */
async function tray({ right = 0, blur = 0 } = {}): Promise<Uint8Array> {
  const { width, height, rgb } = tinyTray();
  const striped = rgb.map((value, at) => {
    const pixel = Math.floor(at / 3);
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const grain = ((x >> 1) + (y >> 1)) % 2 === 0 ? 16 : -16;
    return value + (STRIPES[Math.floor((x + 600 - right) / 46) % 14] as number) + (STRIPES[Math.floor(y / 36) % 14] as number) + grain;
  });
  const picture = sharp(striped, { raw: { width, height, channels: 3 } });
  return await (blur > 0 ? picture.blur(blur) : picture).jpeg({ quality: 95 }).toBuffer();
}

const filled = (grey: number) =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: { r: grey, g: grey, b: grey } } })
    .jpeg()
    .toBuffer();

/** A daemon whose recorded camera shows what `film` was given last. */
async function daemon(): Promise<DaemonProcess & { film(picture: Uint8Array): Promise<void> }> {
  const path = emptyFolder();
  const emptyTray = join(emptyFolder(), "empty.jpg");
  await writeFile(emptyTray, await tray());
  const film = async (picture: Uint8Array) => {
    await writeFile(join(path, "next"), picture);
    await rename(join(path, "next"), join(path, "1.jpg"));
  };
  await film(await tray());
  const camera = { path, emptyTray, framesPerSecond: 10, holdSeconds: 0 };
  return { ...(await startDaemon({ vision: { bundle: bundle.dir }, camera })), film };
}

describe("a camera that shows no tray any more is a fault on the screen, and good again without a restart of the daemon:", () => {
  test.each([
    ["CAMERA_BLACK", () => filled(0)],
    ["CAMERA_SATURATED", () => filled(255)],
    ["CAMERA_UNFOCUSED", () => tray({ blur: 6 })],
    ["CAMERA_MOVED", () => tray({ right: 60 })],
  ] as const)(
    "%s",
    async (code, trouble) => {
      await using running = await daemon();
      const { url, film } = running;
      using screen = openScreen(url);
      const host = hostOf(url);
      await expect.poll(host.isReady, PATIENCE).toBe(true);
      const id = await host.order("red-100");
      await film(await trouble());
      await expect.poll(async () => (await screen.next("fault")).code, PATIENCE).toBe(code);
      expect(await host.isReady()).toBe(false);
      expect(await (await fetch(`${url}/metrics`)).text()).toContain(`\nblisterscope_fault ${FAULT_NUMBERS[code]}\n`);
      await film(await tray());
      await expect.poll(host.isReady, PATIENCE).toBe(true);
      await host.cancel(id);
      expect(screen.shown.filter(({ view }) => view.view === "verdict" && view.verdict.look === "match")).toEqual([]);
    },
    300_000,
  );
});
