import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { z } from "zod";
import type { ClipCard } from "../domain/clip.ts";
import { asFault, Fault } from "../errors.ts";
import { textOf } from "../text.ts";
import type { Clips } from "./camera.ts";

/** First and last frame, both included, counted from 0. */
const Span = z.tuple([z.int().nonnegative(), z.int().nonnegative()]).refine(([first, last]) => first <= last, "ends before it begins");

const Clip = z
  .strictObject({
    name: z.string().min(1),
    frames: Span,
    /** The frames in which the packs lie still; a hand brings them before and takes them away afterwards. */
    still: Span,
    /** null for a pack that the formulary does not list. */
    packs: z.array(z.strictObject({ item: z.string().nullable(), face: z.enum(["print", "pill"]) })),
    glare: z.boolean().default(false),
  })
  .refine(({ frames, still }) => frames[0] <= still[0] && still[1] <= frames[1], "still must lie within frames");
export type Clip = z.infer<typeof Clip>;

const Description = z.strictObject({ clips: z.array(Clip).min(1) });

/** The clips that tray.clips.json describes for tray.mjpeg; none without that file. */
export async function readClips(recording: string): Promise<readonly Clip[] | undefined> {
  const file = `${recording.slice(0, -extname(recording).length)}.clips.json`;
  const text = await readFile(file)
    .then(textOf)
    .catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return Description.parse(JSON.parse(text)).clips;
  } catch (error) {
    throw asFault(
      new Error(`${file} does not describe the recording: ${error instanceof Error ? error.message : error}`),
      "CAMERA_NOT_FOUND",
    );
  }
}

/** Plays the recording's pictures, from the first to the last and again, or the clip that was chosen. */
export function openClips(clips: readonly Clip[], pictures: readonly Uint8Array[]): Clips & { play(): Generator<Uint8Array> } {
  let chosen: Clip | undefined;
  return {
    cards: clips.map((clip) => cardOf(clip, pictures)),
    choose(name) {
      const found = clips.find((clip) => clip.name === name);
      if (name !== null && !found) return false;
      chosen = found;
      return true;
    },
    *play() {
      for (let at = 0; ; at = frameAfter(at, pictures.length, clips, chosen)) yield pictures[at] as Uint8Array;
    },
  };
}

/** What lies in the tray is taken away first; then the chosen clip begins, and lies still until another choice is made. */
export function frameAfter(at: number, count: number, clips: readonly Clip[], chosen: Clip | undefined): number {
  if (!chosen) return (at + 1) % count;
  const here = clips.find(({ frames: [first, last] }) => first <= at && at <= last);
  if (here === chosen && at < chosen.still[1]) return at + 1;
  if (here === chosen && at === chosen.still[1]) return chosen.still[0];
  const next = here ? Math.max(at, here.still[1]) + 1 : count;
  return here && next <= here.frames[1] ? next : chosen.frames[0];
}

function cardOf({ name, frames, still, packs, glare }: Clip, pictures: readonly Uint8Array[]): ClipCard {
  const picture = pictures[still[0]];
  if (!picture || frames[1] >= pictures.length) {
    throw new Fault("CAMERA_NOT_FOUND", `The recording has ${pictures.length} pictures, and its clip "${name}" ends at ${frames[1]}.`);
  }
  return { name, packs, glare, picture: Buffer.from(picture).toString("base64") };
}
