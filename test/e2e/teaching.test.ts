import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type DaemonProcess, startDaemon } from "../support/daemon-process.ts";
import { entriesIn } from "../support/entries.ts";
import { emptyFolder } from "../support/folder.ts";
import { hostOf } from "../support/host.ts";
import { makePoses, type Poses } from "../support/poses.ts";
import { openScreen, type Screen } from "../support/screen.ts";
import { medicineNamed, PIN, type Technician, technicianAt } from "../support/technician.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, type TinyPack, tinyLaid, tinyTray } from "../support/tiny-pictures.ts";

/** Ten ways in which a pack lies in the tray. */
const PLACES = Array.from({ length: 10 }, (_, index) => ({ across: 24 * (index % 5) - 48, down: 30 * (index % 3) - 30 }));

let bundle: TinyBundle;
let poses: Poses;
let daemon: DaemonProcess;
let screen: Screen;
let technician: Technician;
let host: ReturnType<typeof hostOf>;
let dataDir: string;
let config: Parameters<typeof startDaemon>[0];

beforeAll(async () => {
  bundle = await makeTinyBundle();
  const laid = (pack: TinyPack) => Promise.all(PLACES.map(({ across, down }) => jpeg(tinyLaid(pack, across, down))));
  const still = async (pack: TinyPack) => [await jpeg(tinyLaid(pack, 0, 0))];
  poses = await makePoses(await jpeg(tinyTray()), {
    strange: await laid("strange"),
    mint: await laid("mint"),
    plum: await laid("plum"),
    red: await laid("red-100"),
    "strange-still": await still("strange"),
    "red-still": await still("red-100"),
  });
});
afterAll(async () => {
  await bundle[Symbol.asyncDispose]();
  await poses[Symbol.asyncDispose]();
});

beforeEach(async () => {
  dataDir = emptyFolder();
  const pinFile = join(dataDir, "pins");
  writeFileSync(pinFile, `Somchai ${PIN}\n`);
  config = { vision: { bundle: bundle.dir }, camera: { path: poses.path, framesPerSecond: 20 }, enrolment: { pinFile }, dataDir };
  await start();
});
afterEach(async () => {
  screen[Symbol.dispose]();
  await daemon[Symbol.asyncDispose]();
});

async function start(): Promise<void> {
  daemon = await startDaemon(config);
  screen = openScreen(daemon.url);
  technician = technicianAt(screen);
  host = hostOf(daemon.url);
  await expect.poll(() => fetch(`${daemon.url}/readyz`).then(({ status }) => status), { timeout: 60_000 }).toBe(200);
}

/** Teaches a medicine whose two sides are those packs, up to the review. */
async function teach(name: string, front: string, back: string) {
  await technician.unlock();
  expect(await technician.ask({ do: "begin", medicine: medicineNamed(name) })).toBe("done");
  await technician.show(1, front);
  await technician.show(2, back);
  return await technician.sees("review");
}

const items = async () => ((await (await fetch(`${daemon.url}/v1/items`)).json()) as { items: { id: string; name: string }[] }).items;
const ids = async () => (await items()).map(({ id }) => id);
const isReady = () => expect.poll(() => fetch(`${daemon.url}/readyz`).then(({ status }) => status), { timeout: 60_000 }).toBe(200);

test("a pack that is shown from both sides is known from then on, and still after a restart", async () => {
  const review = await teach("newDRUG", "strange", "mint");
  expect(review).toMatchObject({ fit: true, inseparable: [], proof: { confirmed: 4, of: 4 }, sides: [{ tells: true }, { tells: true }] });
  expect(await technician.ask({ do: "save" })).toBe("done");
  await isReady();
  expect(await items()).toContainEqual(expect.objectContaining({ id: "newdrug-10-mg", name: "newDRUG", strength: "10 mg" }));
  await host.order("newdrug-10-mg");
  await screen.socket.emitWithAck("play", "strange-still");
  expect((await screen.verdict("match")).verdict).toEqual({ look: "match" });
  const rows = entriesIn(dataDir).filter(({ kind }) => kind === "formulary");
  expect(rows.map(({ body }) => JSON.parse(body))).toMatchObject([
    {
      did: "enrolled",
      items: ["newdrug-10-mg"],
      by: "Somchai",
      via: "screen",
      version: 1,
      bundle: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
  daemon.process.kill("SIGKILL");
  screen[Symbol.dispose]();
  await start();
  expect(await ids()).toContain("newdrug-10-mg");
});
