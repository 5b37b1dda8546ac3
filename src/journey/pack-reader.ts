import { judgePrint, type PrintFinding } from "../domain/evidence/print/judge-print.ts";
import type { PrintedLine } from "../domain/evidence/print/line.ts";
import { vocabularyOf } from "../domain/evidence/print/vocabulary.ts";
import type { Frame } from "../domain/frame.ts";
import type { Quad } from "../domain/geometry.ts";
import { keptWith } from "../domain/kept-with.ts";
import type { Scene } from "../domain/tray/scene.ts";
import type { Order } from "../domain/verdict/order.ts";
import { turnsOnPrint } from "../domain/verdict/print-rule.ts";
import type { Metrics } from "../metrics.ts";
import type { Desk } from "../orders/desk.ts";
import { attempt } from "../orders/executor.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import type { Engine } from "../vision/engine/engine.ts";
import { openTrayText, type TrayText } from "./tray-text.ts";

export interface PackReaderParts {
  readonly bundle: Pick<Bundle, "items">;
  readonly engine: Pick<Engine, "read">;
  readonly desk: Pick<Desk, "order" | "view" | "scan" | "read">;
  readonly metrics: Pick<Metrics, "took">;
}

/** What an order has heard of the pack in a tray. */
interface Hearing {
  readonly order: string;
  readonly text: TrayText;
  readonly codes: Set<string>;
  finding?: PrintFinding;
}

/** Kept with the items: they are others once the pharmacy has changed something. */
const vocabularyFor = keptWith(vocabularyOf);

/**
 * Reads each pack beside the frames' journey, and tells the desk what its codes and its print say of the order. Where green turns on
 * print and one frame did not show it, a better one is read.
 *
 * INVARIANTS: For each order and tray that it is shown, the desk hears of the print once, if only that nothing was read, and once more
 * when that silence ends.
 */
export function openPackReader({ bundle, engine, desk, metrics }: PackReaderParts) {
  vocabularyFor(bundle.items); // of ten thousand items it takes a third of a second, which no pack should wait for
  let hearing: Hearing | undefined;
  let last: readonly PrintedLine[] = [];

  async function tell(order: Order, to: Hearing): Promise<void> {
    const { lines, codes } = await to.text.whole();
    last = lines;
    const unheard = [...codes].filter((code) => !to.codes.has(code));
    for (const code of unheard) to.codes.add(code);
    if (to === hearing && liesThere(order)) for (const code of unheard) attempt(() => desk.scan(code));
    const before = to.finding;
    const finding = judgePrint(lines, order.item, vocabularyFor(bundle.items));
    to.finding = finding;
    if (finding.says !== before?.says) desk.read({ order: order.id, tray: to.text.tray, finding, lines }, shown(finding, lines));
  }

  /** A code counts for the pack in the tray or, in an empty one, for the next: what is read late must not. */
  function liesThere({ id }: Order): boolean {
    const view = desk.view();
    const isGone = view.view === "counted" || (view.view === "waiting" && (view.because === "empty" || view.because === "moving"));
    return desk.order()?.id === id && !isGone;
  }

  /** What this order is to hear of the pack: as much as another one has, or from the beginning. */
  function hearingOf(frame: Frame, scene: Scene, corners: Quad, order: Order): Hearing {
    if (hearing?.text.tray === scene.tray) return { order: order.id, text: hearing.text, codes: new Set() };
    const text = openTrayText(scene.tray, engine, (ms) => metrics.took("read", ms));
    text.read(frame, scene, corners);
    return { order: order.id, text, codes: new Set() };
  }

  function isWorthAnotherFrame({ finding, text }: Hearing, scene: Scene, { item }: Order): boolean {
    return finding?.says === "silent" && turnsOnPrint(bundle.items.find(({ id }) => id === item)) && text.mayShowMore(scene);
  }

  return {
    /** Returns at once. */
    show(frame: Frame, scene: Scene, order: Order): void {
      const [pack] = scene.packs;
      if (!pack) return;
      if (hearing?.text.tray !== scene.tray || hearing.order !== order.id) hearing = hearingOf(frame, scene, pack.corners, order);
      else if (isWorthAnotherFrame(hearing, scene, order)) hearing.text.read(frame, scene, pack.corners);
      else return;
      void tell(order, hearing);
    },

    /** Of the last pack that was read. */
    get lines() {
      return last;
    },
  };
}

function shown({ words, lines: deciding }: PrintFinding, lines: readonly PrintedLine[]) {
  if (words.length === 0) return undefined;
  return { words, boxes: deciding.flatMap((line) => (lines[line] ? [lines[line].box] : [])) };
}
