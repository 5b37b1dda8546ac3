import { receive } from "../domain/fleet/receive.ts";
import type { State } from "../domain/fleet/state.ts";
import { readTopic } from "../domain/fleet/topic.ts";
import type { Delivery } from "./broker.ts";
import type { GatewayMetrics } from "./metrics.ts";
import type { Refuse } from "./refuse.ts";
import type { Roster } from "./roster.ts";

interface Parts {
  readonly roster: Roster;
  readonly metrics: GatewayMetrics;
  readonly refuse: Refuse;
  readonly now: () => number;
}

/** Enters what cabinets say of themselves into the roster. An empty message takes a cabinet off it: so its retained state is deleted. */
export function takeStates({ roster, metrics, refuse, now }: Parts): (delivery: Delivery) => void {
  return ({ topic, payload, acknowledge }) => {
    acknowledge();
    const about = payload.length === 0 ? readTopic(topic) : receive(topic, payload, now());
    if ("wrong" in about) return refuse(about.because, topic, about.wrong);
    if (!("message" in about)) return roster.delete(about.place);
    roster.set(about.place, about.message as State);
    metrics.message("state");
  };
}
