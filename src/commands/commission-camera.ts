import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Camera } from "../camera/camera.ts";
import { openSource } from "../camera/open.ts";
import type { Config } from "../config.ts";
import { type EmptyTray, showsTray } from "../domain/camera/glance.ts";
import { grainOf } from "../domain/camera/grain.ts";
import { type Finding, isSuitable, packFindings, trayFindings } from "../domain/camera/suitable.ts";
import type { Frame } from "../domain/frame.ts";
import { gate } from "../domain/tray/gate.ts";
import type { Scene } from "../domain/tray/scene.ts";
import { thumbnail } from "../domain/tray/thumbnail.ts";
import { Fault } from "../errors.ts";
import { openSight } from "../journey/sight.ts";
import { openLog } from "../log.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import type { Engine } from "../vision/engine/engine.ts";
import type { Person } from "./ask.ts";

interface Parts {
  readonly camera: Config["camera"];
  readonly gate: Config["gate"];
  readonly bundle: Bundle;
  readonly engine: Engine;
  readonly person: Person;
  /** The pictures go here. */
  readonly folder: string;
  /** How long to wait for what is asked for. */
  readonly seconds: number;
}

/**
 * Shows what the camera sees, keeps a picture of the empty tray and measures focus and light of a pack. Returns that picture's file, and what does
 * not suit. Throws a Fault when the camera shows nothing of the kind in time.
 */
export async function commissionCamera({
  person,
  folder,
  ...parts
}: Parts): Promise<{ emptyTray: string; unsuitable: readonly Finding[] }> {
  let fault: Fault | undefined;
  await using camera = await openSource(parts.camera, (next) => (fault = next), openLog("silent"));
  const view = openView(camera, () => fault, parts);

  const preview = join(folder, "preview.jpg");
  const { frame, scene } = await view.until("a picture", () => undefined);
  await writeFile(preview, frame.jpeg);
  console.log(`The camera sends pictures of ${scene.picture.width} x ${scene.picture.height}: see ${preview}`);
  await person.wait("Look at it: the whole tray must be in it, and upright.");

  await person.wait("Take everything out of the tray.");
  const empty = await view.until("an empty tray at rest", (seen) =>
    showsTray({ packs: seen.packs.length, motion: seen.quality.motion }) ? undefined : "something is in it",
  );
  const emptyTray = join(folder, "empty-tray.jpg");
  await writeFile(emptyTray, empty.frame.jpeg);
  const tray: EmptyTray = { grey: thumbnail(empty.scene.picture), sharpness: grainOf(empty.scene.picture) };
  const ofTray = report(trayFindings(tray));
  console.log(`The empty tray is kept in ${emptyTray}`);

  await person.wait("Lay one pack into the tray, its print up, and take the hand away.");
  const pack = await view.until("one pack at rest", (seen) => {
    const said = gate(seen, { ...parts.gate, sharpnessFloor: 0, luminanceFloor: 0, glareCeiling: 1 });
    return said === "open" ? undefined : said;
  });
  return { emptyTray, unsuitable: [...ofTray, ...report(packFindings(pack.scene.quality, parts.gate))] };
}

interface Seen {
  readonly frame: Frame;
  readonly scene: Scene;
}

function openView(camera: Camera, faultNow: () => Fault | undefined, { bundle, engine, seconds }: ViewParts) {
  const sight = openSight({ bundle, engine });
  return {
    /** The first of the pictures from now on that nothing speaks against. */
    async until(what: string, objection: (scene: Scene) => string | undefined): Promise<Seen> {
      const timeout = AbortSignal.timeout(seconds * 1_000);
      let why: string | undefined = "no picture came";
      for (;;) {
        const frame = await camera.next(timeout).catch(() => undefined);
        if (!frame) throw faultNow() ?? new Fault("CAMERA_STALLED", `The camera has not shown ${what} within ${seconds} s: ${why}.`);
        const scene = await sight.look(frame.jpeg);
        why = objection(scene);
        if (why === undefined) return { frame, scene };
      }
    },
  };
}

type ViewParts = Pick<Parts, "bundle" | "engine" | "seconds">;

/** Prints all; returns those without which packs are not recognized. */
function report(findings: readonly Finding[]): readonly Finding[] {
  for (const finding of findings) console.log(inWords(finding));
  return findings.filter((finding) => !isSuitable(finding) && !finding.advisory);
}

function inWords(finding: Finding): string {
  const { what, value, least, most, advisory, advice } = finding;
  const limit = least === undefined ? `at most ${rounded(most ?? 0)}` : `at least ${rounded(least)}`;
  const said = `${what}: ${rounded(value)} (${limit})`;
  if (isSuitable(finding)) return `ok      ${said}`;
  return `${advisory ? "BETTER" : "CHANGE"}  ${said}. ${advice}`;
}

function rounded(value: number): string {
  return `${Number(value.toPrecision(3))}`;
}
