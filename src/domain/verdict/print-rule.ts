import { type Evidence, probabilityOf } from "../evidence/evidence.ts";
import type { Item, ItemId } from "../item.ts";
import type { Weighed } from "./green-rule.ts";

/** What print has to say about one frame's finding. */
export interface PrintRule {
  /**
   * Whether green needs print or a code: of an item with declared look-alikes, whose packs were read when it was enrolled. A bundle that
   * nobody read packs for asks for none: its packs might carry none.
   */
  readonly asked: boolean;
  /** What is said where it is asked for and was not read: another side of the pack has print, or this one. */
  readonly unread: "no-identity" | "look-alike";
  /** Whether print that speaks against the pack is a stop whatever the network says, by the ordered item's policy. */
  readonly stops: boolean;
  /**
   * The conditions that print answers in the network's place when it names the ordered item: the network has only to be sure that it is
   * this item or one that looks like it.
   */
  readonly vouched: Pick<Weighed, "best-is-ordered" | "probability-passes" | "margins-pass" | "face-tells">;
}

/** `telling`: the faces of an item that print can name. */
export function printRule(
  evidence: Evidence,
  ordered: ItemId,
  items: ReadonlyMap<ItemId, Item>,
  telling: (item: Item) => readonly string[],
): PrintRule {
  const item = items.get(ordered);
  const [best] = evidence.ranked;
  if (!item || !best) return { asked: false, unread: "look-alike", stops: false, vouched: NOTHING_VOUCHED };
  const alike = alikeTo(item);
  const probability = [...alike].reduce((sum, one) => sum + probabilityOf(evidence, one), 0);
  const asked = item.lookAlikes.length > 0 && item.faces.some(({ words }) => words !== undefined);
  const printed = asked ? telling(item) : [];
  return {
    asked,
    unread: printed.length === 0 || printed.includes(evidence.face) ? "look-alike" : "no-identity",
    stops: item.otherPrint === "stop",
    vouched: {
      "best-is-ordered": alike.has(best.item),
      "probability-passes": probability >= item.probabilityFloor,
      "margins-pass": true,
      "face-tells": true,
    },
  };
}

/** Whether print may make the difference to green: the item has look-alikes, or a side that looks like another item's. */
export function turnsOnPrint(item: Item | undefined): boolean {
  return item !== undefined && (item.lookAlikes.length > 0 || item.inseparable.length > 0 || item.faces.some(({ identity }) => !identity));
}

const NOTHING_VOUCHED = { "best-is-ordered": false, "probability-passes": false, "margins-pass": false, "face-tells": false };

/** The item, its look-alikes, those that no face tells from it, and those that one of its faces looks like. */
function alikeTo({ id, lookAlikes, inseparable, faces }: Item): ReadonlySet<ItemId> {
  const nearest = faces.flatMap(({ identity, nearest }) => (!identity && nearest ? [nearest.item] : []));
  return new Set([id, ...lookAlikes.map(({ item }) => item), ...inseparable, ...nearest]);
}
