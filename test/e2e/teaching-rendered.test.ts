import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startDaemon } from "../support/daemon-process.ts";
import { emptyFolder } from "../support/folder.ts";
import { hostOf } from "../support/host.ts";
import { BACKS, FRONTS, renderedPacks, STILL } from "../support/rendered-packs.ts";
import { openScreen } from "../support/screen.ts";
import { medicineNamed, PIN, technicianAt } from "../support/technician.ts";

test("the shipped network learns a rendered pack from ten frames a side, says which side looks like a known one, and lets it be retired", {
  timeout: 900_000,
}, async () => {
  await using poses = await renderedPacks();
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
  await technician.showEach(1, FRONTS);
  await technician.showEach(2, BACKS);
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
  const host = hostOf(daemon.url);
  const order = await host.order("newdrug-10-mg");
  await screen.socket.emitWithAck("play", STILL);
  expect((await screen.verdict("match")).verdict).toEqual({ look: "match" });
  await host.cancel(order);
  expect(await technician.ask({ do: "retire", item: "newdrug-10-mg" })).toBe("done");
});
