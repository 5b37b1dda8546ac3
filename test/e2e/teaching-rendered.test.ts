import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { openJpegCutter } from "../../src/jpeg/cutter.ts";
import { startDaemon } from "../support/daemon-process.ts";
import { emptyFolder } from "../support/folder.ts";
import { hostOf } from "../support/host.ts";
import { makePoses } from "../support/poses.ts";
import { openScreen } from "../support/screen.ts";
import { medicineNamed, PIN, technicianAt } from "../support/technician.ts";

/** Frames of the demo's recording: a pack that the shipped bundle does not know, printed side up, and a known one, pill side up. */
const FRONT = 130;
const BACK = 60;
const DEGREES = [-9, -7, -5, -3, -1, 1, 3, 5, 7, 9];

test("the shipped network learns a rendered pack from ten frames a side, and says which side looks like a known one", {
  timeout: 900_000,
}, async () => {
  const frames = openJpegCutter(() => {}).push(readFileSync("models/demo/tray.mjpeg"));
  const frame = (number: number) => frames[number] ?? new Uint8Array();
  const ways = (number: number) => Promise.all(DEGREES.map((degrees) => turned(frame(number), degrees)));
  await using poses = await makePoses(frame(0), {
    front: await ways(FRONT),
    back: await ways(BACK),
    still: [await turned(frame(FRONT), 4)],
  });
  const pinFile = join(emptyFolder(), "pins");
  writeFileSync(pinFile, PIN);
  await using daemon = await startDaemon({
    camera: { path: poses.path, framesPerSecond: 10 },
    vision: { timeoutMs: 60_000 },
    settle: { presentationSeconds: 120 },
    enrolment: { pinFile },
  });
  const isReady = () => expect.poll(() => fetch(`${daemon.url}/readyz`).then(({ status }) => status), { timeout: 120_000 }).toBe(200);
  using screen = openScreen(daemon.url);
  const technician = technicianAt(screen);
  await technician.clear();
  await isReady();
  await technician.unlock();
  expect(await technician.ask({ do: "begin", medicine: medicineNamed("newDRUG") })).toBe("done");
  await technician.show(1, "front");
  await technician.show(2, "back");
  const review = await technician.sees("review");
  expect(review).toMatchObject({
    fit: true,
    inseparable: [],
    sides: [
      { tells: true, alike: [] },
      { tells: false, alike: ["paracetamol-500"] },
    ],
  });
  expect(await technician.ask({ do: "save" })).toBe("done");
  await isReady();
  await hostOf(daemon.url).order("newdrug-10-mg");
  await screen.socket.emitWithAck("play", "still");
  expect((await screen.verdict("match")).verdict).toEqual({ look: "match" });
});

/** The same tray turned about its middle, on its own ground. */
async function turned(jpeg: Uint8Array, degrees: number): Promise<Uint8Array> {
  const { width, height } = await sharp(jpeg).metadata();
  const { dominant } = await sharp(jpeg).extract({ left: 0, top: 0, width: 16, height: 16 }).stats();
  const whole = await sharp(jpeg).rotate(degrees, { background: dominant }).toBuffer({ resolveWithObject: true });
  const left = Math.floor((whole.info.width - width) / 2);
  const top = Math.floor((whole.info.height - height) / 2);
  return await sharp(whole.data).extract({ left, top, width, height }).jpeg({ quality: 95 }).toBuffer();
}
