import type { Event } from "../domain/fleet/event.ts";
import type { Metrics } from "../domain/fleet/metrics.ts";
import { commonName } from "../domain/fleet/place.ts";
import { type Received, receive } from "../domain/fleet/receive.ts";
import type { Allowance } from "./allowance.ts";
import type { GatewayMetrics, RefusalReason } from "./metrics.ts";
import type { Refuse } from "./refuse.ts";
import type { Series } from "./remote-write.ts";
import type { Seen } from "./seen.ts";
import { seriesOfEvent, seriesOfMetrics } from "./series-of.ts";

interface Parts {
  readonly seen: Seen;
  readonly allowance: Allowance;
  readonly metrics: GatewayMetrics;
  readonly refuse: Refuse;
  readonly now: () => number;
}

/** What a message has for the store; nothing when it is refused, which is counted. */
export type Intake = (topic: string, payload: Uint8Array) => readonly Series[];

export function openIntake({ seen, allowance, metrics, refuse, now }: Parts): Intake {
  return (topic, payload) => {
    const refused = (reason: RefusalReason, because: string): readonly Series[] => {
      refuse(reason, topic, because);
      return [];
    };
    const received = receive(topic, payload, now());
    if ("wrong" in received) return refused(received.because, received.wrong);
    const series = seriesOf(received);
    if (!series) return refused("topic", "This is not for a gateway.");
    const cabinet = commonName(received.place);
    if (seen.before(`${cabinet}/${received.message.id}`)) return refused("duplicate", "It has come before.");
    if (!allowance.admits(cabinet, series)) return refused("series", "This cabinet has written too many series within a day.");
    metrics.message(received.channel.kind === "metrics" ? "metrics" : "event");
    return series;
  };
}

/** Undefined for what is not for the store. */
function seriesOf({ place, channel, message }: Received): readonly Series[] | undefined {
  if (channel.kind === "metrics") return seriesOfMetrics(place, message as Metrics);
  if (channel.kind === "event") return seriesOfEvent(place, channel.type, message as Event);
  return undefined;
}
