import { commonName, type Place } from "../domain/fleet/place.ts";
import { MEASURES, type Measured, type MeasureId, type Share } from "../domain/watch/measures.ts";
import type { Answered, Query } from "./query.ts";

/** Recorded by deploy/fleet/rules/measures.yml: for each cabinet and measure, how many of how many the day before had. */
const COUNT = "cabinet:blisterscope_measure_count:increase1d";
const OF = "cabinet:blisterscope_measure_of:increase1d";

/** Makes an expression of the name of such a series, with a selector behind it. */
type Window = (series: string) => string;

export const DAY: Window = (series) => `last_over_time(${series}[20m])`;
/** The thirty days before that. */
export const MONTH: Window = (series) => `sum_over_time(${DAY(series)}[30d:1d] offset 1d)`;

type Shares = Readonly<Record<MeasureId, Share>>;

const NONE: Share = { count: 0, of: 0 };

/** By cabinet, or by whatever the window leaves of its labels. */
export async function sharesOf(query: Query, window: Window, selector = ""): Promise<ReadonlyMap<string, Shares>> {
  const [counts, totals] = await Promise.all([query(window(`${COUNT}${selector}`)), query(window(`${OF}${selector}`))]);
  const countOf = new Map(counts.map((one) => [`${placeOf(one.labels)}/${one.labels["measure"]}`, firstOf(one)]));
  const shares = new Map<string, Record<MeasureId, Share>>();
  for (const one of totals) {
    const measure = MEASURES.find((id) => id === one.labels["measure"]);
    if (measure === undefined) continue;
    const place = placeOf(one.labels);
    const here = shares.get(place) ?? (Object.fromEntries(MEASURES.map((id) => [id, NONE])) as Record<MeasureId, Share>);
    here[measure] = { count: countOf.get(`${place}/${measure}`) ?? 0, of: firstOf(one) };
    shares.set(place, here);
  }
  return shares;
}

/** One cabinet's measures beside its own month and all cabinets of its tenant, of the same day. */
export async function measuredOf(query: Query, place: Place): Promise<Readonly<Record<MeasureId, Measured>>> {
  const own = selectorOf(place);
  const [day, month, peers] = await Promise.all([
    sharesOf(query, DAY, own),
    sharesOf(query, MONTH, own),
    sharesOf(query, (series) => `sum by (tenant, measure) (${DAY(series)})`, `{tenant="${place.tenant}"}`),
  ]);
  const key = commonName(place);
  const all = peers.get(commonName({ tenant: place.tenant, site: "", cabinet: "" }));
  const of = (id: MeasureId) => ({ day: day.get(key)?.[id] ?? NONE, month: month.get(key)?.[id] ?? NONE, peers: all?.[id] ?? NONE });
  return Object.fromEntries(MEASURES.map((id) => [id, of(id)])) as Record<MeasureId, Measured>;
}

/** Names of places need no escaping. */
export function selectorOf({ tenant, site, cabinet }: Place): string {
  return `{tenant="${tenant}",site="${site}",cabinet="${cabinet}"}`;
}

/** The cabinet's name among all, from the labels of its series. */
export function placeOf({ tenant = "", site = "", cabinet = "" }: Answered["labels"]): string {
  return commonName({ tenant, site, cabinet });
}

function firstOf({ samples }: Answered): number {
  return samples[0]?.[1] ?? 0;
}
