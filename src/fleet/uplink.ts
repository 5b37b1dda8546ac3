import { setTimeout as sleep } from "node:timers/promises";
import { ulid } from "ulid";
import type { Config } from "../config.ts";
import { type Place, rootOf } from "../domain/fleet/place.ts";
import { toldOf } from "../domain/fleet/tell.ts";
import { type Correspondent, type Letter, LOST } from "../domain/told/letter.ts";
import type { RecordEntry } from "../domain/verdict/record.ts";
import { Fault, reasonOf } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import { backoffMs } from "../outbox/backoff.ts";
import { type Courier, openCourier, type Store } from "../outbox/courier.ts";
import { type Broker, type Message, openBroker } from "./broker.ts";
import { EVENTS, eventLetter, type FleetLane, messageOf, SNAPSHOTS, snapshotLetter } from "./letters.ts";
import type { Answer } from "./obey.ts";
import { openPace } from "./pace.ts";
import { replyOf } from "./reply.ts";
import { type Condition, stateOf } from "./state.ts";

export interface UplinkParts {
  readonly fleet: NonNullable<Config["fleet"]>;
  readonly audit: {
    readonly outbox: Store & {
      put(letters: readonly Letter[], most?: number): readonly Letter[];
      forget(destination: string): number;
      waiting(destination: string): { readonly letters: number; readonly since: string | undefined };
    };
    corresponds(correspondent: Correspondent): void;
  };
  readonly metrics: Pick<Metrics, "outbox" | "lostLetters" | "fleetConnected" | "samples">;
  readonly condition: () => Condition;
  /** Hears what comes under cmd/. */
  readonly heard: (message: Message) => void;
  readonly log: Pick<Log, "info" | "warn">;
}

/** Of what has waited: ten thousand cabinets that come back together remain bearable for their broker. */
const DRAIN_PER_SECOND = 10;
/** The store takes no older samples. */
const SNAPSHOT_HOURS = 72;

/**
 * Tells the fleet how this cabinet is, when a broker can be reached; nobody waits for that.
 *
 * INVARIANTS:
 * - What was not acknowledged stays in the outbox, also across a restart; after each connection it is sent again, with the same id.
 * - The state is never queued: what is retained is what was true at the last connection or change.
 */
export function openUplink({ fleet, audit, metrics, condition, heard, log }: UplinkParts) {
  const place: Place = { tenant: fleet.tenant, site: fleet.site, cabinet: fleet.cabinet };
  const state = `${rootOf(place)}/state`;
  const boot = ulid();
  const ending = new AbortController();
  const most = Math.ceil((SNAPSHOT_HOURS * 3_600) / fleet.snapshotSeconds);
  const pace = openPace(DRAIN_PER_SECOND);
  let broker: Broker | undefined;
  let couriers: readonly { readonly destination: string; readonly courier: Courier }[] = [];
  let told = "";
  let dueMs = 0;
  audit.corresponds({ lettersOf, written });
  metrics.outbox(() => [EVENTS, SNAPSHOTS].map((destination) => audit.outbox.waiting(destination)));
  const running = run();

  async function run(): Promise<void> {
    for (let failures = 1; !ending.signal.aborted; failures += 1) {
      try {
        await using connection = await openBroker({ fleet, place, will: message({ online: false }), heard });
        failures = 0;
        await connected(connection);
      } catch (error) {
        if (failures === 1) log.warn({ why: reasonOf(error) }, "the fleet's broker cannot be reached; what it is to be told waits");
      }
      if (!ending.signal.aborted) await sleep(backoffMs(failures + 1), undefined, { signal: ending.signal }).catch(() => undefined);
    }
  }

  async function connected(connection: Broker): Promise<void> {
    broker = connection;
    told = "";
    log.info({ broker: fleet.url }, "the fleet's broker is connected");
    metrics.fleetConnected(true);
    tellState();
    couriers = [EVENTS, SNAPSHOTS].map((destination) => ({ destination, courier: courierTo(connection, destination) }));
    const ended = new Promise<void>((resolve) => ending.signal.addEventListener("abort", () => resolve(), { once: true }));
    await Promise.race([connection.ended, ended]);
    for (const { courier } of couriers) courier[Symbol.dispose]();
    couriers = [];
    broker = undefined;
    metrics.fleetConnected(false);
  }

  function courierTo(connection: Broker, destination: string): Courier {
    return openCourier({
      store: audit.outbox,
      destination,
      async deliver(letter, signal) {
        if (letter.lane !== ("live" satisfies FleetLane)) await pace(signal);
        const { topic, payload } = messageOf(letter, place);
        await orAborted(connection.publish(topic, payload), signal);
      },
      report: (error) => error && log.warn({ destination, why: error.message }, "a message to the fleet was not taken; it is sent again"),
    });
  }

  function lane(): FleetLane {
    return broker ? "live" : "backlog";
  }

  function lettersOf(row: RecordEntry): readonly Letter[] {
    const event = toldOf(row, () => condition().bundle);
    return event ? [eventLetter(event, row.number, { id: ulid(), at: row.at, lane: lane() })] : [];
  }

  function written(letters: readonly Letter[]): void {
    metrics.lostLetters(letters.filter(({ type }) => type === LOST).length);
    for (const { destination, courier } of couriers) {
      courier.wake(letters.filter((letter) => letter.destination === destination).map((letter) => letter.lane));
    }
  }

  async function snapshot(): Promise<void> {
    const letter = { id: ulid(), at: new Date().toISOString(), lane: lane() };
    const samples = await metrics.samples();
    if (ending.signal.aborted) return;
    try {
      written(audit.outbox.put([snapshotLetter({ boot, samples }, letter)], most));
    } catch (error) {
      // That the record cannot be written is on the screen already; the next snapshot is due in a minute.
      if (!(error instanceof Fault)) throw error;
    }
  }

  function tellState(): void {
    const content = stateOf(condition());
    const now = JSON.stringify(content);
    if (!broker || now === told) return;
    told = now;
    broker.publish(state, message(content), { retain: true }).catch(() => {
      told = "";
    });
  }

  return {
    place,
    /** To be called often. */
    beat(): void {
      tellState();
      if (performance.now() < dueMs) return;
      dueMs = performance.now() + fleet.snapshotSeconds * 1_000;
      void snapshot();
    },
    /** Answers a command; one that cannot be delivered now is lost with its connection. */
    async answer(command: string, answer: Answer): Promise<void> {
      for (const reply of replyOf(command, answer)) {
        await broker?.publish(`${rootOf(place)}/reply/${command}`, message(reply)).catch(() => undefined);
      }
    },
    async [Symbol.asyncDispose]() {
      ending.abort();
      await running;
    },
  };
}

function message(content: object): string {
  return JSON.stringify({ v: 1, id: ulid(), at: new Date().toISOString(), ...content });
}

async function orAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const aborted = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));
  await Promise.race([work, aborted]);
}
