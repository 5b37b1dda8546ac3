import { EVENT_TYPES, type EventType } from "../fleet/topic.ts";

/** An event as the store keeps it. */
export interface PastEvent {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly type: EventType;
  /** See toldEvent. */
  readonly what: string;
  /** The number of its entry in the cabinet's record; null where it has none. */
  readonly entry: number | null;
}

export function isEventType(text: string | undefined): text is EventType {
  return EVENT_TYPES.some((type) => type === text);
}
