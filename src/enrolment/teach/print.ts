import { namedBy } from "../../domain/evidence/print/judge-print.ts";
import { lineOf } from "../../domain/evidence/print/telling-faces.ts";
import { isIn, vocabularyOf } from "../../domain/evidence/print/vocabulary.ts";
import type { Frame } from "../../domain/frame.ts";
import type { Item } from "../../domain/item.ts";
import { keptWith } from "../../domain/kept-with.ts";
import type { TaughtPrint } from "../../domain/teaching.ts";
import type { Scene } from "../../domain/tray/scene.ts";
import { readPack } from "../../journey/read-pack.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import type { Description } from "../described.ts";

/** Frames of a side whose print is read: what glare hides in one, another one shows. */
const READ = 3;

export type PrintReader = ReturnType<typeof openPrintReader>;

/** Reads the print of the new pack beside the taking of its frames, one frame at a time. `heard` is told all that was read by then. */
export function openPrintReader(engine: Pick<Engine, "read">, heard: (lines: readonly string[]) => void) {
  const read = new Map<string, readonly string[]>();
  const tries = new Map<number, number>();
  let underWay: Promise<void> | undefined;

  async function readOne(picture: string, { jpeg }: Frame, scene: Scene): Promise<void> {
    const [pack] = scene.packs;
    const reading = pack && (await readPack(jpeg, scene, pack.corners, engine).catch(() => undefined));
    if (!reading) return;
    read.set(
      picture,
      reading.lines.map(({ text }) => text),
    );
    heard(linesRead());
  }

  /** Each line once. */
  function linesRead(): readonly string[] {
    return [...new Set([...read.values()].flat())];
  }

  return {
    /** Returns at once. */
    offer(side: number, picture: string, frame: Frame, scene: Scene): void {
      const tried = tries.get(side) ?? 0;
      if (underWay || tried >= READ) return;
      tries.set(side, tried + 1);
      underWay = readOne(picture, frame, scene).finally(() => {
        underWay = undefined;
      });
    },
    /** The lines by the picture's name, once nothing is being read any more. */
    async words(): Promise<ReadonlyMap<string, readonly string[]>> {
      await underWay;
      return read;
    },
  };
}

/** Kept with the items: of ten thousand it takes a third of a second. */
const vocabularyFor = keptWith((items: readonly Item[]) => vocabularyOf(items));

/** Whether the print is that of the medicine that was typed; nothing when nothing was read. */
export function printOf(lines: readonly string[], { id, name, generic, strength }: Description, items: readonly Item[]) {
  if (lines.length === 0) return undefined;
  const [own] = vocabularyOf([{ id, name, generic, strength, faces: [{ face: "any", identity: true, words: lines }] }]);
  const names = namedBy(lines.map(lineOf), vocabularyFor(items));
  const print: TaughtPrint = {
    lines,
    name: !own || own.names.length === 0 || own.names.some((one) => isIn(one, lines)),
    strength: !own || own.strengths.length === 0 || own.tellsStrength,
    ...(names !== undefined && { names }),
  };
  return print;
}
