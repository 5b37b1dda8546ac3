import { answered } from "./answered.ts";
import { clock } from "./clock.ts";
import { concluded } from "./concluded.ts";
import { type Event, type Rules, type Step, unchanged } from "./events.ts";
import { badge, scanned } from "./identified.ts";
import { cancelled, ended, placed, restarted } from "./placed.ts";
import { read } from "./printed.ts";
import { fault, seen, unreadable } from "./seen.ts";
import type { State } from "./state.ts";

/**
 * The whole verification: order, pack, verdict, answer, and on with the next pack until the order ends.
 *
 * INVARIANTS:
 * - A verdict stands only while the tray is as it was when it was settled; a match besides only for its time, while frames come, and
 *   while nothing is faulty.
 * - A pack counts once, however often it is looked at before it leaves the tray.
 * - An order that is not fulfilled is ended by a person, by the host or by its deadline, never by another order that does not name it.
 * - Every change but those of the tray under way to a verdict is a record.
 */
export function reduce(state: State, event: Event, rules: Rules): Step {
  switch (event.event) {
    case "placed":
      return placed(state, event, rules);
    case "cancelled":
      return cancelled(state, event.order, rules);
    case "ended":
      return ended(state, event.order, rules);
    case "seen":
      return seen(state, event, rules);
    case "unreadable":
      return unreadable(state);
    case "concluded":
      return concluded(state, event, rules);
    case "answered":
      return answered(state, event, rules);
    case "badge":
      return badge(state, event.badge);
    case "scanned":
      return scanned(state, event);
    case "read":
      return read(state, event);
    case "fault":
      return fault(state, event.faults);
    case "in-order":
      return unchanged({ ...state, faults: [] });
    case "clock":
      return clock(state, event.atMs, rules);
    case "restarted":
      return restarted(state, event.course);
  }
}
