import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** The network between a cabinet and the broker, which can be cut. */
export interface Line extends AsyncDisposable {
  readonly port: number;
  /** From now on nothing gets through, and what was open breaks. */
  cut(): void;
  mend(): void;
}

/** Leads to that address, "127.0.0.1:18880", once it is known. */
export async function openLine(address: () => string): Promise<Line> {
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const [host, port] = address().split(":");
    const far = connect(Number(port), host ?? "");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  function breakAll(): void {
    for (const socket of open) socket.destroy();
  }

  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      isCut = true;
      breakAll();
    },
    mend() {
      isCut = false;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      breakAll();
      await once(server, "close");
    },
  };
}
