import { judgePrint, type PrintFinding } from "../domain/evidence/print/judge-print.ts";
import type { PrintedLine } from "../domain/evidence/print/line.ts";
import { vocabularyOf } from "../domain/evidence/print/vocabulary.ts";
import type { Frame } from "../domain/frame.ts";
import { keptWith } from "../domain/kept-with.ts";
import type { Scene } from "../domain/tray/scene.ts";
import type { Order } from "../domain/verdict/order.ts";
import type { Metrics } from "../metrics.ts";
import type { Desk } from "../orders/desk.ts";
import { attempt } from "../orders/executor.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import type { Engine } from "../vision/engine/engine.ts";
import type { Reading } from "../vision/engine/reading-desk.ts";
import { readPack } from "./read-pack.ts";

export interface PackReaderParts {
  readonly bundle: Pick<Bundle, "items">;
  readonly engine: Pick<Engine, "read">;
  readonly desk: Pick<Desk, "order" | "view" | "scan" | "read">;
  readonly metrics: Pick<Metrics, "took">;
}

interface Attempt {
  readonly tray: number;
  readonly order: string;
  readonly reading: Promise<Reading | undefined>;
}

/** Kept with the items: they are others once the pharmacy has changed something. */
const vocabularyFor = keptWith(vocabularyOf);

/**
 * Reads each pack once, beside the frames' journey, and tells the desk what its codes and its print say of the order.
 *
 * INVARIANTS: For each order and tray that it is shown, the desk hears of the print once, if only that nothing was read.
 */
export function openPackReader({ bundle, engine, desk, metrics }: PackReaderParts) {
  vocabularyFor(bundle.items); // of ten thousand items it takes a third of a second, which no pack should wait for
  let last: Attempt | undefined;
  let lines: readonly PrintedLine[] = [];

  async function tell({ tray, reading }: Attempt, order: Order): Promise<void> {
    const read = await reading;
    if (read) metrics.took("read", read.tookMs);
    lines = read?.lines ?? [];
    if (last?.tray === tray && liesThere(order)) for (const code of read?.codes ?? []) attempt(() => desk.scan(code));
    const finding = judgePrint(lines, order.item, vocabularyFor(bundle.items));
    desk.read({ order: order.id, tray, finding, lines }, shown(finding, lines));
  }

  /** A code counts for the pack in the tray or, in an empty one, for the next: what is read late must not. */
  function liesThere({ id }: Order): boolean {
    const view = desk.view();
    const isGone = view.view === "counted" || (view.view === "waiting" && (view.because === "empty" || view.because === "moving"));
    return desk.order()?.id === id && !isGone;
  }

  return {
    /** Returns at once. */
    show(frame: Frame, scene: Scene, order: Order): void {
      const [pack] = scene.packs;
      if (!pack || (last?.tray === scene.tray && last.order === order.id)) return;
      const reading = last?.tray === scene.tray ? last.reading : readPack(frame.jpeg, scene, pack.corners, engine);
      last = { tray: scene.tray, order: order.id, reading };
      void tell(last, order);
    },

    /** Of the last pack that was read. */
    get lines() {
      return lines;
    },
  };
}

function shown({ words, lines: deciding }: PrintFinding, lines: readonly PrintedLine[]) {
  if (words.length === 0) return undefined;
  return { words, boxes: deciding.flatMap((line) => (lines[line] ? [lines[line].box] : [])) };
}
