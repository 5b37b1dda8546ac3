import { Counter, Gauge, type Registry } from "prom-client";

export interface OutboxDepth {
  readonly letters: number;
  /** ISO 8601, UTC; undefined when none waits. */
  readonly since: string | undefined;
}

/** What waits for receivers, and what was given up. */
export function openOutboxSeries(registers: Registry[]) {
  const sources: (() => readonly OutboxDepth[])[] = [];
  const depths = () => sources.flatMap((measured) => measured());
  new Gauge({
    name: "blisterscope_outbox_letters",
    help: "Events and snapshots that a receiver has not taken yet.",
    registers,
    collect() {
      this.set(depths().reduce((sum, depth) => sum + depth.letters, 0));
    },
  });
  new Gauge({
    name: "blisterscope_outbox_oldest_seconds",
    help: "Age of the oldest of them.",
    registers,
    collect() {
      this.set(Math.max(0, ...depths().map(ageOf)));
    },
  });
  const connected = new Gauge({ name: "blisterscope_fleet_connected", help: "1 while the fleet's broker is connected.", registers });
  const lost = new Counter({
    name: "blisterscope_outbox_lost_total",
    help: "Events and snapshots given up because too many waited.",
    registers,
  });

  return {
    /** Asked whenever the metrics are. */
    outbox: (measured: () => readonly OutboxDepth[]): void => void sources.push(measured),
    fleetConnected: (isConnected: boolean): void => connected.set(isConnected ? 1 : 0),
    lostLetters: (count: number): void => lost.inc(count),
  };
}

function ageOf({ since }: OutboxDepth): number {
  return since === undefined ? 0 : (Date.now() - Date.parse(since)) / 1_000;
}
