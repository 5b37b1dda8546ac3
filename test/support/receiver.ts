import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface Delivery {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** How a receiver of webhooks behaves, well or badly. */
export type Manner =
  | "takes"
  /** Answers 500. */
  | "fails"
  /** Answers 200 with megabytes that are no JSON. */
  | "babbles"
  /** Sends the beginning of an answer, and hangs up. */
  | "breaks-off"
  /** Says that the webhook belongs elsewhere. */
  | "redirects"
  /** Never answers. */
  | "hangs";

export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Everything that was sent here, taken or not. */
  readonly sent: readonly Delivery[];
  /** What was taken, oldest first, with its repetitions. */
  readonly taken: readonly Delivery[];
  /** Resolves once what was taken satisfies this. */
  until(enough: (taken: readonly Delivery[]) => boolean): Promise<void>;
}

/** A real receiver of webhooks; `manner` is asked for each delivery. Port 0 takes any free one. */
export async function openReceiver(manner: (delivery: Delivery) => Manner = () => "takes", port = 0): Promise<Receiver> {
  const sent: Delivery[] = [];
  const taken: Delivery[] = [];
  const watchers = new Set<() => void>();

  const server = createServer((request, response) => {
    void receive(request).then((delivery) => {
      sent.push(delivery);
      const how = manner(delivery);
      if (how === "takes" || how === "babbles") taken.push(delivery);
      answer(response, how);
      for (const watcher of watchers) watcher();
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    port: address.port,
    sent,
    taken,
    until: (enough) =>
      new Promise((resolve) => {
        function look(): void {
          if (!enough(taken)) return;
          watchers.delete(look);
          resolve();
        }
        watchers.add(look);
        look();
      }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function receive(request: IncomingMessage): Promise<Delivery> {
  const body = await text(request);
  const headers = request.headers as Record<string, string>;
  const { type, data } = JSON.parse(body);
  return { id: headers["webhook-id"] ?? "", headers, body, type, data };
}

function answer(response: ServerResponse, how: Manner): void {
  switch (how) {
    case "takes":
      response.writeHead(204).end();
      return;
    case "fails":
      response.writeHead(500).end("no");
      return;
    case "babbles":
      response.writeHead(200, { "content-type": "application/json" }).end("}{".repeat(2_000_000));
      return;
    case "breaks-off":
      response.socket?.end("HTTP/1.1 200 O");
      return;
    case "redirects":
      response.writeHead(307, { location: "/elsewhere" }).end();
      return;
    case "hangs":
  }
}
