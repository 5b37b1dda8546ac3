import { io, type Socket } from "socket.io-client";
import type { Acknowledgement, AcknowledgeResult, FromScreen, ToScreen } from "../../src/protocol.ts";
import { offerFrame } from "./frames.ts";
import { withBeat, withHello, withLinkLost, withView } from "./heard.ts";
import { hear } from "./state.ts";

export interface Link {
  /** "unheard" when the daemon has not said within three seconds what became of it. Repeating is harmless. */
  acknowledge(message: Acknowledgement): Promise<AcknowledgeResult | "unheard">;
}

/** Keeps `heard` up to date for as long as the page lives, and tries again whenever the daemon goes away. */
export function openLink(): Link {
  const socket: Socket<ToScreen, FromScreen> = io({ transports: ["websocket"], reconnectionDelay: 250, reconnectionDelayMax: 1_000 });
  let build: string | undefined;

  socket.on("hello", (hello) => {
    build ??= hello.build;
    if (hello.build !== build) location.reload();
    else hear((heard, nowMs) => withHello(heard, hello, nowMs));
  });
  socket.on("view", (shown) => hear((heard, nowMs) => withView(heard, shown, nowMs)));
  socket.on("beat", (beat) => hear((heard, nowMs) => withBeat(heard, beat, nowMs)));
  socket.on("preview", offerFrame);
  socket.on("disconnect", () => hear(withLinkLost));

  return {
    acknowledge: (message) =>
      socket
        .timeout(3_000)
        .emitWithAck("acknowledge", message)
        .catch(() => "unheard" as const),
  };
}
