import { ulid } from "ulid";
import type { Config } from "../config.ts";
import { eventsOf } from "../domain/told/events-of.ts";
import type { EventType, HostEvent } from "../domain/told/host-event.ts";
import { type Correspondent, type Letter, LOST } from "../domain/told/letter.ts";
import { retell } from "../domain/verdict/course/retell.ts";
import type { CourseEntry, RecordEntry } from "../domain/verdict/record.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import { type Courier, openCourier, type Store } from "./courier.ts";
import { post } from "./post.ts";
import { readSecret } from "./secret.ts";

interface Parts {
  readonly receivers: Config["webhooks"];
  readonly audit: {
    readonly outbox: Store & {
      destinations(): readonly string[];
      forget(destination: string): number;
      waiting(destination: string): { readonly letters: number; readonly since: string | undefined };
    };
    readonly recall: { course(id: string): readonly CourseEntry[] };
    corresponds(correspondent: Correspondent): void;
  };
  readonly metrics: Pick<Metrics, "outbox" | "lostLetters">;
  readonly log: Log;
}

interface Destination {
  readonly url: string;
  readonly secret: Uint8Array;
  /** null: all of them. */
  readonly events: readonly EventType[] | null;
  /** Under which its letters wait. */
  readonly address: string;
  /** For people: without the query, which may hold a secret. */
  readonly name: string;
}

const OURS = "webhook ";
/** Of what is about no order. */
const DEVICE_LANE = "device";

/**
 * Tells the configured receivers what happens, from now on. What they are to be told is written with the rows that it tells of, and waits
 * there until they have taken it. Throws Fault CONFIG_INVALID for a secret that cannot be used.
 */
export function openWebhooks({ receivers, audit, metrics, log }: Parts): Disposable {
  const { outbox, recall } = audit;
  const destinations = receivers.map(destinationOf);
  forgetOthers();
  const couriers = new Map(destinations.map((destination) => [destination, courierFor(destination)]));
  audit.corresponds({ lettersOf, written });
  metrics.outbox(() => destinations.map(({ address }) => outbox.waiting(address)));

  function courierFor({ url, secret, address, name }: Destination): Courier {
    return openCourier({
      store: outbox,
      destination: address,
      deliver: (letter, signal) => post(letter, { url, secret }, signal),
      report: (error) =>
        error
          ? log.warn({ webhook: name, why: error.message }, "a webhook was not taken; it waits and is sent again")
          : log.info({ webhook: name }, "webhooks are taken again"),
    });
  }

  /** Nobody will ever ask for what waits for a receiver that is no longer configured. */
  function forgetOthers(): void {
    for (const address of outbox.destinations()) {
      if (!address.startsWith(OURS) || destinations.some((known) => known.address === address)) continue;
      log.warn({ letters: outbox.forget(address) }, "webhooks to a receiver that is no longer configured are given up");
    }
  }

  function lettersOf(row: RecordEntry): readonly Letter[] {
    const courseOf = (id: string) => retell(recall.course(id), { atMs: 0, at: row.at });
    return eventsOf(row, courseOf).flatMap(({ type, data }) => {
      const letter = { id: ulid(), lane: laneOf(data), row: row.number, type, at: row.at, data: JSON.stringify(data) };
      const wanted = destinations.filter(({ events }) => events === null || events.includes(type));
      return wanted.map(({ address }) => ({ ...letter, destination: address }));
    });
  }

  function written(letters: readonly Letter[]): void {
    for (const [{ address }, courier] of couriers) {
      const ours = letters.filter(({ destination }) => destination === address);
      metrics.lostLetters(ours.filter(({ type }) => type === LOST).length);
      courier.wake(ours.map(({ lane }) => lane));
    }
  }

  return {
    [Symbol.dispose](): void {
      for (const courier of couriers.values()) courier[Symbol.dispose]();
    },
  };
}

function destinationOf({ url, secretFile, events }: Config["webhooks"][number]): Destination {
  const { origin, pathname } = new URL(url);
  return { url, secret: readSecret(secretFile), events, address: `${OURS}${url}`, name: `${origin}${pathname}` };
}

function laneOf(data: HostEvent["data"]): string {
  return "verification" in data ? data.verification : DEVICE_LANE;
}
