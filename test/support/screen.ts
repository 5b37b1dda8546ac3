import { once } from "node:events";
import { io, type Socket } from "socket.io-client";
import type { FromScreen, Shown, ToScreen, View } from "../../src/protocol.ts";

/** A screen without glass: everything the daemon shows it, and a way to wait for more. */
export interface Screen extends Disposable {
  readonly socket: Socket<ToScreen, FromScreen>;
  readonly shown: readonly Shown[];
  /** The first view of that kind, among those shown since the call before or still to come. */
  next<Kind extends View["view"]>(kind: Kind): Promise<Extract<View, { view: Kind }>>;
  /** The first verdict of that look, among the same. */
  verdict(look: VerdictView["verdict"]["look"]): Promise<VerdictView>;
}

type VerdictView = Extract<View, { view: "verdict" }>;

export function openScreen(url: string): Screen {
  const socket: Socket<ToScreen, FromScreen> = io(url, { transports: ["websocket"] });
  const shown: Shown[] = [];
  let read = 0;
  socket.on("view", (view) => shown.push(view));
  socket.on("echo", (nonce, reply) => reply(nonce));
  const screen: Screen = {
    socket,
    shown,
    async next(kind) {
      for (;;) {
        while (read < shown.length) {
          const view = shown[read++]?.view;
          if (view?.view === kind) return view as never;
        }
        await once(socket as never, "view");
      }
    },
    async verdict(look) {
      for (;;) {
        const view = await screen.next("verdict");
        if (view.verdict.look === look) return view;
      }
    },
    [Symbol.dispose]: () => socket.disconnect(),
  };
  return screen;
}
