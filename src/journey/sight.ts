import { readFile } from "node:fs/promises";
import type { EmptyTray, Glance } from "../domain/camera/glance.ts";
import { grainOf } from "../domain/camera/grain.ts";
import type { Evidence } from "../domain/evidence/evidence.ts";
import { explain } from "../domain/evidence/explain.ts";
import { judge } from "../domain/evidence/judge.ts";
import type { Sighting } from "../domain/evidence/sighting.ts";
import type { Picture } from "../domain/frame.ts";
import { mapped, type Quad } from "../domain/geometry.ts";
import type { Item, ItemId } from "../domain/item.ts";
import { letterbox } from "../domain/locate/letterbox.ts";
import { type LocatedPack, locatePacks } from "../domain/locate/locate.ts";
import { cropUpright, cropWindow, packInCrop } from "../domain/picture/upright.ts";
import { type Laid, liesTheSame } from "../domain/tray/laid.ts";
import { measureQuality } from "../domain/tray/measure.ts";
import type { Quality, Scene } from "../domain/tray/scene.ts";
import { colours, greyOf, motionBetween, showsTheSame, type Thumbnail, thumbnail } from "../domain/tray/thumbnail.ts";
import { unlike } from "../domain/tray/unlike.ts";
import type { UnsureReason, Verdict } from "../domain/verdict/verdict.ts";
import { Fault } from "../errors.ts";
import { decodeJpeg, WANTED_LONG_SIDE } from "../jpeg/decode.ts";
import { encodeJpeg } from "../jpeg/encode.ts";
import { readHeaders } from "../jpeg/headers.ts";
import type { Metrics } from "../metrics.ts";
import type { Explanation, Outline } from "../protocol.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import type { Engine } from "../vision/engine/engine.ts";
import { openWayUp } from "./way-up.ts";

export type Sight = ReturnType<typeof openSight>;

export interface SightParts {
  readonly bundle: Bundle;
  readonly engine: Pick<Engine, "run" | "locate">;
  /** The tray with nothing in it, if it is known: what looks the same with a frame is no pack. */
  readonly emptyTray?: EmptyTray | undefined;
  /** Told how long each stage took. */
  readonly metrics?: Pick<Metrics, "time">;
  /** Called for every picture that could be read, once the packs in it are known; `glance` is what the camera is judged by. */
  readonly looked?: (glance: () => Glance) => void;
}

/** From a JPEG to a scene, from a scene to what the network saw, from that to what a person is shown. */
export function openSight({ bundle, engine, emptyTray, metrics = UNTIMED, looked = () => {} }: SightParts) {
  let before: Thumbnail | undefined;
  let found: Found | undefined;
  /** What lies in the tray since its number last grew. */
  let laid: (Laid & { readonly number: number }) | undefined;
  const wayUp = openWayUp(bundle);

  async function classify(scene: Scene, box: Quad): Promise<Sighting> {
    const crop = await metrics.time("crop", () => cropUpright(scene.picture, box, bundle.geometry));
    const features = await metrics.time("infer", () => engine.run(crop));
    const evidence = await metrics.time("judge", () => judge(features, bundle.head, packInCrop(box, bundle.geometry)));
    return { box, crop, features, evidence };
  }

  async function find(picture: Picture, tray: Thumbnail): Promise<Found> {
    const fitted = letterbox(picture);
    const located = locatePacks(await engine.locate(fitted.picture), fitted);
    const packs = located.filter(({ corners }) => !emptyTray || unlike(tray, emptyTray.grey, fractions(corners, picture)));
    return { width: picture.width, tray, packs, quality: measureQuality(picture, packs[0]?.corners) };
  }

  return {
    /** Consecutive calls are consecutive frames: motion is measured between them, and packs in a still tray lie where they lay. */
    async look(jpeg: Uint8Array): Promise<Scene> {
      const picture = await metrics.time("decode", () => decodeJpeg(jpeg, WANTED_LONG_SIDE));
      return metrics.time("locate", async () => {
        const shown = colours(picture);
        const tray = greyOf(shown);
        const motion = before ? motionBetween(tray, before) : 0;
        before = tray;
        if (found?.width !== picture.width || !showsTheSame(tray, found.tray)) found = await find(picture, tray);
        const { packs } = found;
        looked(() => glanceOf(jpeg, { picture, grey: tray, packs, motion }));
        const lies = { colours: shown, packs: found.packs.map(({ corners }) => fractions(corners, picture)) };
        if (!laid || !liesTheSame(lies, laid)) laid = { ...lies, number: (laid?.number ?? 0) + 1 };
        return { picture, packs: found.packs, quality: { ...found.quality, motion }, tray: laid.number };
      });
    },

    classify,

    /**
     * Compares with the ordered item or, when that is the one seen, with its nearest declared look-alike; of a pack that was not
     * recognized there is nothing to say.
     */
    async explain(sighting: Sighting, { picture }: Scene, ordered: ItemId, verdict: Verdict): Promise<Explanation> {
      const { evidence } = sighting;
      const crop = encodeJpeg(sighting.crop);
      const window = fractions(cropWindow(sighting.box, bundle.geometry), picture);
      const pack = packInCrop(sighting.box, bundle.geometry);
      const seen = evidence.ranked[0]?.item;
      const other = seen === ordered ? nearestLookAlike(evidence, bundle.items, ordered) : ordered;
      const maps = restsOnPicture(verdict) ? explain(sighting, bundle.head, other) : [];
      const turn = seen === undefined ? 0 : await wayUp({ picture: sighting.crop, pack }, { item: seen, face: evidence.face });
      return { crop: await crop, window, pack, turn, face: evidence.face, maps };
    },
  };
}

/** No map explains what a code says, nor a pack that was not recognized. */
function restsOnPicture(verdict: Verdict): boolean {
  return !("code" in verdict || "print" in verdict) && (verdict.look !== "unsure" || !NAMELESS.includes(verdict.because));
}

/** Doubts about a pack that has no name: neither it nor the side that lies up was recognized. */
const NAMELESS: readonly UnsureReason[] = ["unknown-pack", "no-identity"];

const UNTIMED: Pick<Metrics, "time"> = { time: async (_, run) => await run() };

/** Where the packs were found, and what the tray looked like then. */
interface Found {
  readonly width: number;
  readonly tray: Thumbnail;
  readonly packs: readonly LocatedPack[];
  readonly quality: Omit<Quality, "motion">;
}

/** Reads a picture of the empty tray, when there is one. Throws Fault CONFIG_INVALID. */
export async function readEmptyTray(file: string | null): Promise<EmptyTray | undefined> {
  if (file === null) return undefined;
  try {
    const picture = await decodeJpeg(await readFile(file), WANTED_LONG_SIDE);
    return { grey: thumbnail(picture), sharpness: grainOf(picture) };
  } catch (error) {
    throw new Fault("CONFIG_INVALID", `camera.emptyTray: ${file} is not a readable JPEG picture. Take it again, or set it to null.`, {
      cause: error,
    });
  }
}

interface Glanced extends Pick<Glance, "grey" | "motion"> {
  readonly picture: Picture;
  readonly packs: readonly LocatedPack[];
}

/** Measured anew, as a lens that turns changes little of a thumbnail. */
function glanceOf(jpeg: Uint8Array, { picture, grey, packs, motion }: Glanced): Glance {
  const { width, height } = readHeaders(jpeg).header;
  const covered = packs.some((pack) => pack.covered);
  return { atMs: performance.now(), grey, width, height, packs: packs.length, covered, motion, sharpness: grainOf(picture) };
}

/** The packs of a scene as the screens draw them. */
export function outlines({ picture, packs }: Scene): readonly Outline[] {
  return packs.map(({ corners }) => fractions(corners, picture));
}

function nearestLookAlike({ ranked }: Evidence, items: readonly Item[], item: ItemId): ItemId | undefined {
  const lookAlikes = items.find(({ id }) => id === item)?.lookAlikes ?? [];
  return ranked.find((candidate) => lookAlikes.some((lookAlike) => lookAlike.item === candidate.item))?.item;
}

function fractions(quad: Quad, { width, height }: Picture): Outline {
  return mapped(quad, ({ x, y }) => ({ x: x / width, y: y / height }));
}
