import type { Sample } from "../domain/fleet/metrics.ts";
import type { Place } from "../domain/fleet/place.ts";
import type { Told } from "../domain/fleet/tell.ts";
import { type EventType, topicOf } from "../domain/fleet/topic.ts";
import { type Letter, LOST } from "../domain/told/letter.ts";

/** Under which the letters wait: what is lost of one is not lost of the other. */
export const EVENTS = "fleet events";
export const SNAPSHOTS = "fleet snapshots";

/** What comes while the broker is connected goes ahead of what has waited. */
export type FleetLane = "live" | "backlog";

interface Written {
  readonly id: string;
  readonly at: string;
  readonly lane: FleetLane;
}

export function eventLetter({ type, data }: Told, row: number, written: Written): Letter {
  return { ...written, destination: EVENTS, row, type, data: JSON.stringify(data) };
}

export function snapshotLetter(snapshot: { readonly boot: string; readonly samples: readonly Sample[] }, written: Written): Letter {
  return { ...written, destination: SNAPSHOTS, row: 0, type: "metrics", data: JSON.stringify(snapshot) };
}

/** The message that a letter is, and where it goes. */
export function messageOf({ id, at, destination, row, type, data }: Letter, place: Place): { topic: string; payload: string } {
  const content = JSON.parse(data) as Record<string, unknown>;
  if (type === "metrics") {
    return { topic: topicOf({ place, channel: { kind: "metrics" } }), payload: JSON.stringify({ v: 1, id, at, ...content }) };
  }
  const event = type === LOST ? lossOf(destination, content) : { type: type as EventType, data: content };
  const message = { v: 1, id, at, sequence: row === 0 || type === LOST ? null : row, data: event.data };
  return { topic: topicOf({ place, channel: { kind: "event", type: event.type } }), payload: JSON.stringify(message) };
}

function lossOf(destination: string, { lost, rows }: Record<string, unknown>): { type: EventType; data: unknown } {
  const ofEvents = destination === EVENTS;
  return { type: "loss", data: { what: ofEvents ? "events" : "snapshots", lost, rows: ofEvents ? rows : null } };
}
