import type { Place } from "../domain/fleet/place.ts";
import { isEventType, type PastEvent } from "../domain/watch/past-event.ts";
import { selectorOf } from "./measured.ts";
import type { Query } from "./query.ts";

const MOST = 50;

/** What the cabinet told of itself within the last three days, the latest first. */
export async function eventsOf(query: Query, place: Place): Promise<readonly PastEvent[]> {
  const series = await query(`blisterscope_event${selectorOf(place)}[72h]`);
  const events = series.flatMap(({ labels: { type, what = "" }, samples }) =>
    isEventType(type) ? samples.map(([atMs, entry]) => ({ atMs, type, what, entry })) : [],
  );
  return events
    .sort((a, b) => b.atMs - a.atMs)
    .slice(0, MOST)
    .map(({ atMs, type, what, entry }) => ({ at: new Date(atMs).toISOString(), type, what, entry: entry === 0 ? null : entry }));
}
