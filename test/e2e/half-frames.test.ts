import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { LOSSES } from "../fuzz/losses.ts";
import { openRandom } from "../fuzz/random.ts";
import { soundPictures } from "../fuzz/sources.ts";
import { startDaemon } from "../support/daemon-process.ts";
import { hostOf } from "../support/host.ts";
import { openScreen } from "../support/screen.ts";
import { makeTinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

const FRAMES_PER_SECOND = 20;
const FRAMES = 40;

/** Rendered and drawn pictures, each cut at a height of its own, with the end marker of a whole one. */
async function halfFrames(): Promise<Buffer> {
  const random = openRandom(11);
  const sound = [
    ...(await soundPictures()),
    ...(await Promise.all((["red-100", "blue-100"] as const).map((item) => jpeg(tinyTray(item))))),
  ];
  const cut = LOSSES["cut, end marker kept"];
  const frames = Array.from({ length: FRAMES }, (_, nth) => cut?.(sound[nth % sound.length] ?? Buffer.alloc(0), random, sound));
  return Buffer.concat((await Promise.all(frames)).map((frame) => frame ?? Buffer.alloc(0)));
}

test("frames of which only a part arrived give no verdict but a fault, and the order goes on when whole ones come", async () => {
  await using bundle = await makeTinyBundle();
  await using folder = await temporaryFolder();
  const path = join(folder.path, "tray.mjpeg");
  const whole = await jpeg(tinyTray("red-100"));
  await writeFile(path, whole);
  await using daemon = await startDaemon({ vision: { bundle: bundle.dir }, camera: { path, framesPerSecond: FRAMES_PER_SECOND } });
  using screen = openScreen(daemon.url);
  const host = hostOf(daemon.url);
  await host.ask(await host.order("red-100"));
  await screen.next("verdict");

  await play(await halfFrames());
  const orderedMs = performance.now();
  const id = await host.order("red-100");
  expect(await screen.next("fault")).toMatchObject({ code: "CAMERA_GARBAGE" });
  expect(performance.now() - orderedMs).toBeLessThan(2_000);
  const shown = screen.shown.length;
  await sleep((2_000 * FRAMES) / FRAMES_PER_SECOND);
  expect(screen.shown.slice(shown).map(({ view }) => view.view)).not.toContain("verdict");
  expect(await host.look(id)).toMatchObject({ state: "unavailable", reasons: [{ code: "CAMERA_GARBAGE" }] });

  await play(Buffer.concat(Array.from({ length: FRAMES }, () => whole)));
  expect(await host.ask(id)).toMatchObject({ state: "decided", verdict: { look: "match" } });
  expect((await screen.next("verdict")).verdict).toEqual({ look: "match" });

  /** From the recording's next turn on; the one under way has been shown when this resolves. */
  async function play(frames: Buffer): Promise<void> {
    await writeFile(`${path}.next`, frames);
    await rename(`${path}.next`, path);
    await sleep(200);
  }
});

async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), "blisterscope-half-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
