import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";

/** Somebody whom the alert manager notifies. */
export interface Notified extends AsyncDisposable {
  /** Each alert that somebody was told of, as "team: ALERT of site/cabinet". */
  readonly told: ReadonlySet<string>;
}

interface Notification {
  readonly alerts: readonly { readonly status: string; readonly labels: Readonly<Record<string, string>> }[];
}

/** Listens at the address that the stack announced for alerts. */
export async function openNotified(address: string): Promise<Notified> {
  const told = new Set<string>();
  const server = createServer(async (request, response) => {
    const { alerts } = (await json(request)) as Notification;
    for (const { status, labels } of alerts) if (status === "firing") told.add(`${request.url?.slice(1)}: ${nameOf(labels)}`);
    response.end();
  });
  server.listen(Number(new URL(address).port), "127.0.0.1");
  await once(server, "listening");
  return {
    told,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** "CabinetOffline of site-0/cabinet-1" */
export function nameOf({ alertname, site, cabinet }: Readonly<Record<string, string>>): string {
  return `${alertname} of ${[site, cabinet].filter((part) => part !== undefined).join("/")}`;
}
