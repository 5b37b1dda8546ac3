import { WHOLE } from "../domain/evidence/evidence-share.ts";
import { judge } from "../domain/evidence/judge.ts";
import type { Picture } from "../domain/frame.ts";
import type { FormularyRecord } from "../domain/verdict/record.ts";
import type { EntryNumber } from "../domain/verdict/verdict.ts";
import type { Asked } from "../vision/bundle/known-answers.ts";
import type { LiveBundle } from "../vision/bundle/live-bundle.ts";
import type { Engine } from "../vision/engine/engine.ts";
import type { Edition } from "./edit/edition.ts";
import { goldenAnew } from "./edit/golden-anew.ts";
import { writeEdition } from "./edit/write-edition.ts";
import { keepAnswers } from "./keep-answers.ts";
import { remembering } from "./remembering.ts";
import type { Version, Versions } from "./versions/versions.ts";
import { prove } from "./write-bundle.ts";

/** Why nothing was changed, and what to do. */
export interface Refused {
  readonly refused: "busy" | "order-open" | "unknown-item" | "known-item" | "invalid" | "no-version";
  readonly why: string;
}

export type Changed = { readonly version: number; readonly bundle: string } | Refused;

/** What the record says of a change. */
export type Deed = Pick<FormularyRecord, "did" | "items" | "by" | "via">;

interface Parts {
  readonly live: LiveBundle;
  readonly versions: Versions;
  readonly engine: Pick<Engine, "run" | "computing">;
  readonly record: (record: FormularyRecord) => EntryNumber;
  readonly orderOpen: () => boolean;
  /** Called after another version took the place of the one in use. */
  readonly changed: () => void;
}

export type Curator = ReturnType<typeof openCurator>;

/**
 * The one way to change the formulary, one change after the other.
 *
 * INVARIANTS:
 * - A version comes into use only once it is on the disk, verified, has given its known answers in the running engine and is recorded.
 * - While an order is open nothing changes: the verdict belongs to the bundle that the order began with.
 */
export function openCurator({ live, versions, engine, record, orderOpen, changed }: Parts) {
  let changing = false;

  function use(version: Version, deed: Deed): Changed {
    if (orderOpen()) return ORDER_OPEN;
    const { number, bundle } = version;
    record({ kind: "formulary", ...deed, version: number, bundle: bundle.hash });
    versions.activate(version);
    live.replace(bundle);
    changed();
    return { version: number, bundle: bundle.hash };
  }

  async function alone(work: () => Promise<Changed>): Promise<Changed> {
    if (orderOpen()) return ORDER_OPEN;
    if (changing) return BUSY;
    changing = true;
    try {
      return await work();
    } finally {
      changing = false;
    }
  }

  /** Where the head is another one, so are its answers. */
  async function withAnswers(edition: Edition, run: Asked["run"]): Promise<Edition> {
    const base = live.now;
    const { head } = edition;
    const ask = async (crop: Picture) => judge(await run(crop), head, WHOLE);
    return head === base.head ? edition : { ...edition, golden: await goldenAnew(base, edition, ask) };
  }

  return {
    /** Makes another version of the bundle in use and uses it. Throws a Fault when that cannot be, and leaves everything as it is. */
    change: (deed: Deed, edit: () => Promise<Edition | Refused> | Edition | Refused): Promise<Changed> =>
      alone(async () => {
        if (versions.barred !== undefined) return { refused: "invalid", why: versions.barred };
        const edition = await edit();
        if ("refused" in edition) return edition;
        const base = live.now;
        const asked = remembering(engine);
        const whole = await withAnswers(edition, asked.run);
        const version = await versions.make(async (dir) => {
          await writeEdition(dir, base, whole);
          await keepAnswers(dir, asked);
        });
        await prove(version.bundle, engine);
        return use(version, deed);
      }),

    /** The version before comes back; called again, the newer one does. */
    rollBack: (deed: Pick<Deed, "by" | "via">): Promise<Changed> =>
      alone(async () => {
        const before = await versions.before();
        if (!before) return NO_VERSION;
        await prove(before.bundle, engine);
        return use(before, { ...deed, did: "rolled-back", items: [] });
      }),
  };
}

const BUSY: Refused = { refused: "busy", why: "The formulary is being changed. Try again in a few seconds." };
const ORDER_OPEN: Refused = { refused: "order-open", why: "An order is open. Change the formulary once it is over." };
const NO_VERSION: Refused = { refused: "no-version", why: "There is no version to go back to: the formulary has not been changed here." };
