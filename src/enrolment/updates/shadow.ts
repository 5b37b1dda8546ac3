import type { Evidence } from "../../domain/evidence/evidence.ts";
import { WHOLE } from "../../domain/evidence/evidence-share.ts";
import { judge } from "../../domain/evidence/judge.ts";
import type { ItemId } from "../../domain/item.ts";
import { openSight } from "../../journey/sight.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import { featuresOf } from "../../vision/bundle/known-answers.ts";
import type { Engine } from "../../vision/engine/engine.ts";

/** A bundle and the networks that it is loaded into. */
export interface Loaded {
  readonly bundle: Bundle;
  readonly engine: Pick<Engine, "run" | "locate">;
}

/** What two bundles say of the same pictures. */
export interface ShadowReport {
  readonly pictures: number;
  /** Of these, those that both confirm as the same item, or both do not confirm. */
  readonly same: number;
  /** Pictures that the active bundle confirms and the new one does not, or the other way round: to be looked at. */
  readonly differ: readonly string[];
  /** Pictures that the new bundle confirms as something else. */
  readonly wrong: readonly string[];
}

/** A picture, and what each bundle would say "match" to if it were ordered; undefined for nothing. */
export interface Seen {
  readonly name: string;
  readonly active: ItemId | undefined;
  readonly next: ItemId | undefined;
  /** What the picture is known not to be. */
  readonly never?: ItemId | undefined;
}

/**
 * Lets a new bundle look at what the active one looks at: its golden frames, where both cut packs alike, and pictures of trays from camera to
 * verdict.
 */
export async function runInShadow(active: Loaded, next: Loaded, trays: ReadonlyMap<string, Uint8Array>): Promise<ShadowReport> {
  return compare([...(await seenInGolden(active, next)), ...(await seenInTrays(active, next, trays))]);
}

export function compare(all: readonly Seen[]): ShadowReport {
  const wrong = all.filter(
    ({ active, next, never }) => next !== undefined && (next === never || (active !== undefined && next !== active)),
  );
  const differ = all.filter((one) => one.active !== one.next && !wrong.includes(one));
  const words = ({ name, active, next }: Seen) => `${name}: ${active ?? "not confirmed"} before, ${next ?? "not confirmed"} now`;
  return {
    pictures: all.length,
    same: all.filter(({ active, next }) => active === next).length,
    differ: differ.map(words),
    wrong: wrong.map(words),
  };
}

async function seenInGolden(active: Loaded, next: Loaded): Promise<readonly Seen[]> {
  const { golden } = active.bundle.card;
  const { side, margin } = active.bundle.geometry;
  if (next.bundle.geometry.side !== side || next.bundle.geometry.margin !== margin) return [];
  const before = await featuresOf(active.bundle, active.engine.run);
  const now = await featuresOf(active.bundle, next.engine.run);
  return golden.map((one): Seen => {
    const said = (features: typeof before, { bundle }: Loaded) => {
      const found = features.get(one.file);
      return found && confirmed(bundle, judge(found, bundle.head, WHOLE));
    };
    return { name: one.file, active: said(before, active), next: said(now, next), never: one.item === null ? one.ordered : undefined };
  });
}

async function seenInTrays(active: Loaded, next: Loaded, trays: ReadonlyMap<string, Uint8Array>): Promise<readonly Seen[]> {
  const sights = [openSight(active), openSight(next)] as const;
  const seen: Seen[] = [];
  for (const [name, jpeg] of trays)
    seen.push({ name, active: await said(sights[0], active, jpeg), next: await said(sights[1], next, jpeg) });
  return seen;
}

/** Of the first pack in the tray. */
async function said(sight: ReturnType<typeof openSight>, { bundle }: Loaded, jpeg: Uint8Array): Promise<ItemId | undefined> {
  const scene = await sight.look(jpeg);
  const [pack] = scene.packs;
  if (scene.packs.length !== 1 || !pack) return undefined;
  return confirmed(bundle, (await sight.classify(scene, pack.corners)).evidence);
}

function confirmed({ formulary }: Bundle, evidence: Evidence): ItemId | undefined {
  const item = evidence.ranked[0]?.item;
  return item !== undefined && formulary.decide(evidence, item).verdict.look === "match" ? item : undefined;
}
