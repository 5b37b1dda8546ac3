import { judgePrint, namedBy, type PrintFinding } from "../../domain/evidence/print/judge-print.ts";
import type { PrintedLine } from "../../domain/evidence/print/line.ts";
import { type Vocabulary, vocabularyOf } from "../../domain/evidence/print/vocabulary.ts";
import type { ItemId } from "../../domain/item.ts";
import { readPack } from "../../journey/read-pack.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import type { Showing } from "../disturb/showings.ts";

/** What the print of a pack says of its item, whatever the network says. */
export interface Printed extends Pick<PrintFinding, "says" | "words"> {
  /** The one item that it names. */
  readonly names: ItemId | null;
  /** All lines that were read. */
  readonly read: readonly string[];
}

/** The print of one showing, which can be compared with any item. */
export interface Print {
  told(item: ItemId): Printed;
  judge(item: ItemId): PrintFinding;
}

/** Reads packs as the daemon does. A pack that could not be read has no lines. */
export function openPrint({ items }: Pick<Bundle, "items">, engine: Pick<Engine, "read">): (showing: Showing) => Promise<Print> {
  const vocabulary = vocabularyOf(items);
  return async ({ jpeg, scene, box }) => printOf((await readPack(jpeg, scene, box, engine))?.lines ?? [], vocabulary);
}

function printOf(lines: readonly PrintedLine[], vocabulary: readonly Vocabulary[]): Print {
  const judge = (item: ItemId) => judgePrint(lines, item, vocabulary);
  return {
    judge,
    told(item) {
      const { says, words } = judge(item);
      return { says, words, names: namedBy(lines, vocabulary) ?? null, read: lines.map(({ text }) => text) };
    },
  };
}
