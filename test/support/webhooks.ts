import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { monotonicFactory } from "ulid";
import { type Audit, openAudit } from "../../src/audit/audit.ts";
import type { EventType } from "../../src/domain/told/host-event.ts";
import type { Order } from "../../src/domain/verdict/order.ts";
import { openLog } from "../../src/log.ts";
import { type Metrics, openMetrics } from "../../src/metrics.ts";
import { openWebhooks } from "../../src/outbox/webhooks.ts";
import { emptyFolder } from "./folder.ts";
import type { Delivery } from "./receiver.ts";
import { aVerification } from "./records.ts";

/** A new secret in a file of its own. */
export function secretFile(folder = emptyFolder()): string {
  const file = join(folder, "secret");
  writeFileSync(file, `whsec_${randomBytes(32).toString("base64")}\n`);
  return file;
}

export interface Teller extends Disposable {
  readonly audit: Audit;
  readonly metrics: Metrics;
}

/** The record of that folder, whose rows these receivers are told of. */
export function teller(folder: string, receivers: readonly { url: string; secretFile?: string; events?: EventType[] }[]): Teller {
  const audit = openAudit(folder);
  const metrics = openMetrics();
  const configured = receivers.map(({ url, secretFile: file = secretFile(), events = null }) => ({ url, secretFile: file, events }));
  const webhooks = openWebhooks({ receivers: configured, audit, metrics, log: openLog("silent") });
  return {
    audit,
    metrics,
    [Symbol.dispose]() {
      webhooks[Symbol.dispose]();
      audit[Symbol.dispose]();
    },
  };
}

const ulid = monotonicFactory();

/** An order from its beginning to its end: its host hears of a stop, of the answer to it, and of the end. */
export function transact({ record }: Pick<Audit, "record">, transactionId: string): Order {
  const order: Order = { ...aVerification.order, id: ulid(), transactionId };
  record({ kind: "order", order });
  const entry = record({ ...aVerification, order, verdict: { look: "mismatch", seen: "amlodipine-10" } });
  record({ kind: "answer", verification: order.id, entry, answer: { did: "put-back" } });
  record({ kind: "closing", verification: order.id, outcome: "ended", counted: 0 });
  return order;
}

export const COURSE: readonly EventType[] = ["verification.decided", "verification.answered", "verification.ended"];

/** The deliveries of one order, each once, by when they came first. */
export function firstsOf(taken: readonly Delivery[], verification: string): readonly Delivery[] {
  const ours = taken.filter(({ data }) => data["verification"] === verification);
  return ours.filter(({ id }, nth) => ours.findIndex((one) => one.id === id) === nth);
}
