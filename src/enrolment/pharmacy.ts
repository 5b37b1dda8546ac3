import type { Item, ItemId } from "../domain/item.ts";
import type { Medicine, TeachReply, TeachRequest } from "../domain/teaching.ts";
import type { LiveBundle } from "../vision/bundle/live-bundle.ts";
import { formatFormulary } from "./csv/format.ts";
import { takeFormulary } from "./csv/take.ts";
import type { Changed, Curator, Deed, Refused } from "./curator.ts";
import { asBefore } from "./described.ts";
import { withoutItem, withWords } from "./edit/edition.ts";
import { descriptionOf } from "./teach/description.ts";
import type { Teacher } from "./teach/teacher.ts";

type Hand = Pick<Deed, "by" | "via">;

interface Parts {
  readonly live: LiveBundle;
  readonly curator: Curator;
  readonly teacher: Teacher;
}

/** Everything that a pharmacy may do with the formulary, each change a version of its own. */
export function openPharmacy({ live, curator, teacher }: Parts) {
  async function change(id: ItemId, words: Partial<Medicine>, hand: Hand): Promise<Changed> {
    const item = itemOf(id);
    if (!item) return unknown(id);
    return await told(
      curator.change({ ...hand, did: "changed", items: [id] }, () => {
        const description = descriptionOf({ ...medicineOf(item), ...words }, live.items, id);
        if ("refused" in description) return description;
        const { generic, otherPrint } = item;
        return withWords(live.now, [{ ...description, generic, otherPrint }]);
      }),
    );
  }

  async function retire(id: ItemId, hand: Hand): Promise<Changed> {
    return await told(
      curator.change({ ...hand, did: "retired", items: [id] }, () => {
        if (!itemOf(id)) return unknown(id);
        const edition = withoutItem(live.now, id);
        return edition.golden.some(({ item }) => item !== null) ? edition : LAST;
      }),
    );
  }

  const rollBack = (hand: Hand) => told(curator.rollBack(hand));

  /** From now on another change than the last medicine's is the latest. */
  async function told(change: Promise<Changed>): Promise<Changed> {
    const changed = await change;
    if (!("refused" in changed)) teacher.rest();
    return changed;
  }

  function itemOf(id: ItemId): Item | undefined {
    return live.items.find((item) => item.id === id);
  }

  return {
    teaching: teacher.state,
    listen: teacher.listen,
    leave: teacher.leave,
    change,
    retire,
    rollBack,
    csv: () => formatFormulary(live.items),

    async ask(request: TeachRequest, hand: Hand): Promise<TeachReply> {
      switch (request.do) {
        case "begin":
          return teacher.begin(request.medicine);
        case "next":
          return teacher.next();
        case "save":
          return await teacher.save(hand);
        case "leave":
          teacher.leave();
          return "done";
        case "change":
          return asReply(await change(request.item, request.medicine, hand));
        case "retire":
          return asReply(await retire(request.item, hand));
        case "roll-back":
          return asReply(await rollBack(hand));
      }
    },

    /** The file is checked whole before anything is changed, and what it changes is one version. */
    async takeCsv(bytes: Uint8Array, hand: Hand) {
      const taken = takeFormulary(bytes, live.items);
      if ("problems" in taken) return taken;
      const items = taken.changed.map(({ id }) => id);
      const report = { changed: items, unchanged: taken.unchanged, unnamed: taken.unnamed };
      if (items.length === 0) return { version: teacher.version(), bundle: live.hash, ...report };
      const changed = await told(curator.change({ ...hand, did: "changed", items }, () => withWords(live.now, taken.changed)));
      return "refused" in changed ? changed : { ...changed, ...report };
    },
  };
}

function medicineOf(item: Item): Medicine {
  const { name, strength, form, gtins, lookAlikes, reveal = "immediate" } = asBefore(item);
  return { name, strength, form, gtins, lookAlikes, reveal };
}

function asReply(changed: Changed): TeachReply {
  return "refused" in changed ? changed : "done";
}

function unknown(id: ItemId): Refused {
  return { refused: "unknown-item", why: `${id} is not in the formulary.` };
}

const LAST: Refused = {
  refused: "invalid",
  why: "Without this item the device could not prove itself: no picture with a known answer would be left. Teach another one first.",
};
