import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";

/** A port of this machine to which one program may send. */
interface Loopback {
  readonly port: number;
  /** Once the sender has ended: resolves when everything it sent has been read. */
  drained(): Promise<void>;
  /** Hangs up. */
  close(): void;
}

/** Listens on any free port of 127.0.0.1. The first connection is the sender; every other one is refused. */
export async function listenOnLoopback(onData: (chunk: Buffer) => void): Promise<Loopback> {
  let sender: Socket | undefined;
  const server = createServer((socket) => {
    if (sender !== undefined) return void socket.destroy();
    sender = socket;
    socket.on("data", onData);
    // A sender that dies resets the connection; its exit or its silence shows that it ended.
    socket.on("error", () => {});
  });
  server.listen({ host: "127.0.0.1", port: 0 });
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async drained() {
      await nextTurn();
      await closed(sender);
    },
    close() {
      server.close();
      sender?.destroy();
    },
  };
}

/** Not events.once, which would throw the error of a reset connection. */
function closed(socket: Socket | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (socket === undefined || socket.closed) resolve();
    else socket.once("close", () => resolve());
  });
}
