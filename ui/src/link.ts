import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { io, type Socket } from "socket.io-client";
import type { CommissionReply, CommissionRequest } from "../../src/domain/commissioning.ts";
import type { TeachReply, TeachRequest, UnlockReply } from "../../src/domain/teaching.ts";
import type {
  Acknowledgement,
  AcknowledgeResult,
  BadgeResult,
  EndResult,
  FromScreen,
  MaintainResult,
  PlayResult,
  ScanResult,
  SelfTestResult,
  ToScreen,
} from "../../src/protocol.ts";
import { hearCommissioning } from "./commission/commissioning.ts";
import { withBeat, withHello, withLinkLost, withView } from "./heard.ts";
import { hearTeaching } from "./pharmacy/teaching.ts";
import { offerFrame } from "./pictures/frames.ts";
import { hear } from "./state.ts";

/** What can be said to the daemon. Each is "unheard" when it has not replied within three seconds; repeating is harmless. */
export interface Link {
  acknowledge(message: Acknowledgement): Promise<AcknowledgeResult | "unheard">;
  end(order: string): Promise<EndResult | "unheard">;
  badge(badge: string): Promise<BadgeResult | "unheard">;
  /** A code on a pack, as the scanner typed it. */
  scan(raw: string): Promise<ScanResult | "unheard">;
  /** Asks for a self-test; what comes of it shows in the beats. */
  selfTest(depth: "light" | "full"): Promise<SelfTestResult | "unheard">;
  /** Keeps the camera check off for so many minutes from now; 0 ends that. */
  maintain(minutes: number): Promise<MaintainResult | "unheard">;
  /** In the demo: puts the packs of that clip in the tray and leaves them there; null lets the recording run on. */
  play(clip: string | null): Promise<PlayResult | "unheard">;
  /** A PIN; an empty one gives up what an earlier one opened. */
  unlock(pin: string): Promise<UnlockReply | "unheard">;
  /** Not to be repeated: the answer comes once a change has proven itself. */
  teach(request: TeachRequest): Promise<TeachReply | "unheard">;
  /** A step of setting the cabinet up. */
  commission(request: CommissionRequest): Promise<CommissionReply | "unheard">;
}

/** Screen hands the link to every part of the page. */
export const LinkContext = createContext<Link | undefined>(undefined);

export function useLink(): Link {
  const link = useContext(LinkContext);
  if (!link) throw new Error("This part of the page stands outside Screen.");
  return link;
}

/** Keeps `heard` up to date for as long as the page is open, and reconnects whenever the daemon goes away. */
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
  socket.on("echo", (nonce, reply) => requestAnimationFrame(() => reply(nonce)));
  socket.on("teaching", hearTeaching);
  socket.on("commissioning", hearCommissioning);
  socket.on("disconnect", () => hear(withLinkLost));

  return {
    acknowledge: (message) => socket.timeout(PATIENCE_MS).emitWithAck("acknowledge", message).catch(unheard),
    end: (order) => socket.timeout(PATIENCE_MS).emitWithAck("end", order).catch(unheard),
    badge: (badge) => socket.timeout(PATIENCE_MS).emitWithAck("badge", badge).catch(unheard),
    scan: (raw) => socket.timeout(PATIENCE_MS).emitWithAck("scan", raw).catch(unheard),
    selfTest: (depth) => socket.timeout(PATIENCE_MS).emitWithAck("selfTest", depth).catch(unheard),
    maintain: (minutes) => socket.timeout(PATIENCE_MS).emitWithAck("maintain", minutes).catch(unheard),
    play: (clip) => socket.timeout(PATIENCE_MS).emitWithAck("play", clip).catch(unheard),
    unlock: (pin) => socket.timeout(PATIENCE_MS).emitWithAck("unlock", pin).catch(unheard),
    commission: (request) => socket.timeout(PATIENCE_MS).emitWithAck("commission", request).catch(unheard),
    teach: (request) => socket.timeout(PROOF_MS).emitWithAck("teach", request).catch(unheard),
  };
}

const PATIENCE_MS = 3_000;
/** Every golden picture of a bundle is shown to the network before that comes into use. */
const PROOF_MS = 90_000;
const unheard = () => "unheard" as const;
