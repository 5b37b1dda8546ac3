import type { PastEvent } from "../../../src/domain/watch/past-event.ts";
import { moment } from "./times.ts";
import { eventWords } from "./words.ts";

/** What it told of itself, the latest first. */
export function Events({ events }: { events: readonly PastEvent[] | null }) {
  return (
    <section class="card wide">
      <h2>Last events</h2>
      {events === null && <p>The store of figures does not answer.</p>}
      {events?.length === 0 && <p>None within three days.</p>}
      <ul class="events">
        {events?.map((event) => (
          <li key={`${event.at} ${event.type} ${event.what}`}>
            <time dateTime={event.at}>{moment(event.at)}</time>
            <span>
              <strong>{eventWords(event)[0]}</strong> {eventWords(event)[1]}
            </span>
            {event.entry !== null && <span class="entry">entry {event.entry}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
