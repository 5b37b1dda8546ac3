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
  readonly metrics: Pick<Metrics, "outbox" | "lostEvent">;
  readonly log: Log;
}

type Receiver = Config["webhooks"][number];

const OURS = "webhook ";
/** Of what is about no order. */
const DEVICE_LANE = "device";

/**
 * Tells the configured receivers what happens, from now on. What they are to be told is written with the rows that it tells of, and waits
 * there until they have taken it. Throws Fault CONFIG_INVALID for a secret that cannot be used.
 */
export function openWebhooks({ receivers, audit, metrics, log }: Parts): Disposable {
  const { outbox, recall } = audit;
  const secrets = readSecrets(receivers);
  const destinations = receivers.map(addressOf);
  forgetOthers();
  const couriers = new Map(receivers.map((receiver, nth) => [addressOf(receiver), courierFor(receiver, secrets[nth] as Uint8Array)]));
  audit.corresponds({ lettersOf, written });
  metrics.outbox(() => receivers.map((receiver) => ({ destination: nameOf(receiver), ...outbox.waiting(addressOf(receiver)) })));

  function courierFor(receiver: Receiver, secret: Uint8Array): Courier {
    const webhook = nameOf(receiver);
    return openCourier({
      store: outbox,
      destination: addressOf(receiver),
      deliver: (letter, signal) => post(letter, { url: receiver.url, secret }, signal),
      report: (error) =>
        error
          ? log.warn({ webhook, why: error.message }, "a webhook was not taken; it waits and is sent again")
          : log.info({ webhook }, "webhooks are taken again"),
    });
  }

  /** Nobody will ever ask for what waits for a receiver that is no longer configured. */
  function forgetOthers(): void {
    for (const destination of outbox.destinations()) {
      if (!destination.startsWith(OURS) || destinations.includes(destination)) continue;
      log.warn({ letters: outbox.forget(destination) }, "webhooks to a receiver that is no longer configured are given up");
    }
  }

  function lettersOf(row: RecordEntry): readonly Letter[] {
    const courseOf = (id: string) => retell(recall.course(id), { atMs: 0, at: row.at });
    return eventsOf(row, courseOf).flatMap(({ type, data }) => {
      const letter = { id: ulid(), lane: laneOf(data), row: row.number, type, at: row.at, data: JSON.stringify(data) };
      return receivers.filter((receiver) => wants(receiver, type)).map((receiver) => ({ ...letter, destination: addressOf(receiver) }));
    });
  }

  function written(letters: readonly Letter[]): void {
    for (const receiver of receivers) {
      const ours = letters.filter(({ destination }) => destination === addressOf(receiver));
      for (const { type } of ours) if (type === LOST) metrics.lostEvent(nameOf(receiver));
      couriers.get(addressOf(receiver))?.wake(ours.map(({ lane }) => lane));
    }
  }

  return {
    [Symbol.dispose](): void {
      for (const courier of couriers.values()) courier[Symbol.dispose]();
    },
  };
}

/** Throws Fault CONFIG_INVALID. */
export function readSecrets(receivers: Config["webhooks"]): readonly Uint8Array[] {
  return receivers.map(({ secretFile }) => readSecret(secretFile));
}

function addressOf({ url }: Receiver): string {
  return `${OURS}${url}`;
}

/** For people: without the query, which may hold a secret. */
function nameOf({ url }: Receiver): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

function wants({ events }: Receiver, type: EventType): boolean {
  return events === null || events.includes(type);
}

function laneOf(data: HostEvent["data"]): string {
  return "verification" in data ? data.verification : DEVICE_LANE;
}
