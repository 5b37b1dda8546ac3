import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Camera } from "../../camera/camera.ts";
import { openSource } from "../../camera/open.ts";
import type { Config } from "../../config.ts";
import { type EmptyTray, showsTray } from "../../domain/camera/glance.ts";
import { grainOf } from "../../domain/camera/grain.ts";
import { type Finding, isSuitable, packFindings, trayFindings } from "../../domain/camera/suitable.ts";
import type { Question } from "../../domain/commissioning.ts";
import type { Frame } from "../../domain/frame.ts";
import { gate } from "../../domain/tray/gate.ts";
import type { Scene } from "../../domain/tray/scene.ts";
import { thumbnail } from "../../domain/tray/thumbnail.ts";
import { Fault } from "../../errors.ts";
import { openSight } from "../../journey/sight.ts";
import { openLog } from "../../log.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import type { Guide } from "./guide.ts";

interface Parts {
  readonly camera: Config["camera"];
  readonly gate: Config["gate"];
  readonly bundle: Bundle;
  readonly engine: Engine;
  readonly guide: Guide;
  /** The pictures go here. */
  readonly folder: string;
  /** How long to wait for what is asked for. */
  readonly seconds: number;
}

/**
 * Shows what the camera sees, keeps a picture of the empty tray and measures focus and light of a pack. Returns that picture's file, and what does
 * not suit. Throws a Fault when the camera shows nothing of the kind in time.
 */
export async function commissionCamera({ guide, folder, ...parts }: Parts): Promise<{ emptyTray: string; unsuitable: readonly Finding[] }> {
  let fault: Fault | undefined;
  await using camera = await openSource(parts.camera, (next) => (fault = next), openLog("silent"));
  const view = openView(camera, () => fault, { ...parts, guide });

  guide.tell({ told: "working", step: "picture" });
  const first = await view.until("a picture", () => undefined);
  const { width, height } = first.scene.picture;
  const preview = join(folder, "preview.jpg");
  await writeFile(preview, first.frame.jpeg);
  guide.tell({ told: "picture", width, height, file: preview });
  await view.ask({ step: "picture" }, () => []);

  const suitsAsTray = ({ picture }: Scene) => trayFindings(trayIn(picture));
  await view.ask({ step: "empty-tray" }, suitsAsTray);
  const empty = await view.until("an empty tray at rest", (seen) =>
    showsTray({ packs: seen.packs.length, motion: seen.quality.motion }) ? undefined : "something is in it",
  );
  const emptyTray = join(folder, "empty-tray.jpg");
  await writeFile(emptyTray, empty.frame.jpeg);
  guide.tell({ told: "empty-tray", file: emptyTray });
  const ofTray = suitsAsTray(empty.scene);
  guide.tell({ told: "findings", findings: ofTray });

  const suitsAsPack = ({ packs, quality }: Scene) => (packs.length === 1 ? packFindings(quality, parts.gate) : []);
  await view.ask({ step: "pack" }, suitsAsPack);
  const pack = await view.until("one pack at rest", (seen) => {
    const said = gate(seen, { ...parts.gate, sharpnessFloor: 0, luminanceFloor: 0, glareCeiling: 1 });
    return said === "open" ? undefined : said;
  });
  const ofPack = suitsAsPack(pack.scene);
  guide.tell({ told: "findings", findings: ofPack });
  return { emptyTray, unsuitable: [...ofTray, ...ofPack].filter((finding) => !isSuitable(finding) && !finding.advisory) };
}

function trayIn(picture: Scene["picture"]): EmptyTray {
  return { grey: thumbnail(picture), sharpness: grainOf(picture) };
}

interface Seen {
  readonly frame: Frame;
  readonly scene: Scene;
}

function openView(camera: Camera, faultNow: () => Fault | undefined, { bundle, engine, guide, seconds }: ViewParts) {
  const sight = openSight({ bundle, engine });

  /** Shows what the camera sees, until the signal aborts. */
  async function show(suits: (scene: Scene) => readonly Finding[], signal: AbortSignal): Promise<void> {
    while (guide.see && !signal.aborted) {
      const frame = await camera.next(signal).catch(() => undefined);
      if (frame) guide.see(frame.jpeg, suits(await sight.look(frame.jpeg)));
    }
  }

  return {
    /** Waits for the person, who sees meanwhile what the camera sees and how it would suit. */
    async ask(question: Question, suits: (scene: Scene) => readonly Finding[]): Promise<void> {
      const answered = new AbortController();
      const asking = guide.ask(question).finally(() => answered.abort());
      await Promise.all([asking, show(suits, answered.signal)]);
    },

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

type ViewParts = Pick<Parts, "bundle" | "engine" | "guide" | "seconds">;
