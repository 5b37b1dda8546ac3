import { commonName } from "../domain/fleet/place.ts";
import { type Received, receive } from "../domain/fleet/receive.ts";
import type { Allowance } from "./allowance.ts";
import type { GatewayMetrics, RefusalReason } from "./metrics.ts";
import type { Series } from "./remote-write.ts";
import type { Seen } from "./seen.ts";
import { seriesOfEvent, seriesOfMetrics } from "./series-of.ts";

interface Parts {
  readonly seen: Seen;
  readonly allowance: Allowance;
  readonly metrics: GatewayMetrics;
  readonly now: () => number;
}

/** What a message has for the store; nothing when it is refused, which is counted. */
export type Intake = (topic: string, payload: Uint8Array) => readonly Series[];

export function openIntake({ seen, allowance, metrics, now }: Parts): Intake {
  return (topic, payload) => {
    const received = receive(topic, payload, now());
    const refuse = (reason: RefusalReason) => {
      metrics.refused(reason);
      return [];
    };
    if ("wrong" in received) return refuse(received.because);
    const series = seriesOf(received);
    if (!series) return refuse("topic");
    const cabinet = commonName(received.place);
    if (seen.before(`${cabinet}/${received.message.id}`)) return refuse("duplicate");
    if (!allowance.admits(cabinet, series)) return refuse("series");
    metrics.message(received.channel.kind === "metrics" ? "metrics" : "event");
    return series;
  };
}

/** Undefined for what is not for the store. */
function seriesOf(received: Received): readonly Series[] | undefined {
  const { place, channel, message } = received;
  if (channel.kind === "metrics") return seriesOfMetrics(place, message as never);
  if (channel.kind === "event") return seriesOfEvent(place, channel.type, message as never);
  return undefined;
}
