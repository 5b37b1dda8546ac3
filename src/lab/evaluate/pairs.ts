import type { Face } from "../../domain/evidence/head.ts";
import { grouped } from "../../domain/grouped.ts";
import { type Share, shareOf } from "../statistics/share-of.ts";
import type { NearFace } from "./nearest-faces.ts";
import type { Outcome } from "./outcome.ts";

/** A face of the formulary, and the face of another item that came nearest to packs showing it. */
export interface Pair {
  readonly own: Face;
  readonly rival: Face;
  /** Of the packs that showed the face: taken for the rival. */
  readonly taken: Share;
  /** Cosine to the face less cosine to the rival, at the least; below zero the rival was nearer. */
  readonly leastLead: number;
  /** The nearest that the rival came. */
  readonly nearest: number;
}

/** Those taken for each other most often first, and among equals the closest. */
export function worstPairs(outcomes: readonly Outcome[]): readonly Pair[] {
  const met = outcomes.flatMap(({ own, rival, source }) => (own && rival ? [{ own, rival, source }] : []));
  const byFace = grouped(met, ({ own }) => keyOf(own));
  return [...grouped(met, ({ own, rival }) => `${keyOf(own)} ${keyOf(rival)}`).values()]
    .flatMap((meetings) => (meetings[0] ? [pair(meetings[0], meetings, byFace.get(keyOf(meetings[0].own)) ?? [])] : []))
    .sort((a, b) => b.taken.count - a.taken.count || a.leastLead - b.leastLead);
}

interface Meeting {
  readonly own: NearFace;
  readonly rival: NearFace;
  readonly source: string;
}

function pair({ own, rival }: Meeting, meetings: readonly Meeting[], shown: readonly Meeting[]): Pair {
  const isTaken = (one: Meeting) => keyOf(one.rival) === keyOf(rival) && one.rival.cosine > one.own.cosine;
  return {
    own: { item: own.item, face: own.face },
    rival: { item: rival.item, face: rival.face },
    taken: shareOf(shown, isTaken),
    leastLead: Math.min(...meetings.map((one) => one.own.cosine - one.rival.cosine)),
    nearest: Math.max(...meetings.map((one) => one.rival.cosine)),
  };
}

function keyOf({ item, face }: Face): string {
  return `${item}/${face}`;
}
