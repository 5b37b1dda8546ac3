import type { Event } from "../domain/fleet/event.ts";
import type { Metrics } from "../domain/fleet/metrics.ts";
import type { Place } from "../domain/fleet/place.ts";
import type { EventType } from "../domain/fleet/topic.ts";
import { toldEvent } from "../domain/watch/told-event.ts";
import type { Label, Series } from "./remote-write.ts";

/** A snapshot as series of that cabinet, all at the snapshot's own time. */
export function seriesOfMetrics(place: Place, { at, samples }: Metrics): readonly Series[] {
  const timestamp = Date.parse(at);
  return samples.map(([name, labels, value]) => ({ labels: labelsOf(place, name, labels), samples: [{ value, timestamp }] }));
}

/** An event as one sample at its own time; its value is the number of the entry in the cabinet's record, 0 where it has none. */
export function seriesOfEvent(place: Place, type: EventType, { at, sequence, data }: Event): readonly Series[] {
  const labels = labelsOf(place, "blisterscope_event", { type, what: toldEvent(type, data) });
  return [{ labels, samples: [{ value: sequence ?? 0, timestamp: Date.parse(at) }] }];
}

/** Whether the cabinet is connected, as the broker says now. */
export function seriesOfUp(place: Place, isUp: boolean, nowMs: number): Series {
  return { labels: labelsOf(place, "blisterscope_up", {}), samples: [{ value: isUp ? 1 : 0, timestamp: nowMs }] };
}

/** Remote-write wants them sorted by name. */
function labelsOf(place: Place, name: string, own: Readonly<Record<string, string>>): readonly Label[] {
  const { tenant, site, cabinet } = place;
  return Object.entries({ __name__: name, tenant, site, cabinet, ...own })
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
