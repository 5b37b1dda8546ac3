import { randomUUID } from "node:crypto";
import type { Server as SocketServer } from "socket.io";
import type { FromScreen, ToScreen } from "../protocol.ts";

/** A screen that takes longer is no screen that a nurse could rely on. */
const PATIENCE_MS = 1_000;

/**
 * Milliseconds until the quickest of the screens has echoed a nonce, Infinity when none does within a second. Undefined without a
 * screen. The quickest counts: somebody's laptop that has just been closed is no fault of the cabinet.
 */
export async function echoOf(io: SocketServer<FromScreen, ToScreen>): Promise<number | undefined> {
  const screens = [...io.sockets.sockets.values()];
  if (screens.length === 0) return undefined;
  const startedMs = performance.now();
  const echoes = screens.map(async (screen) => {
    const nonce = randomUUID();
    if ((await screen.timeout(PATIENCE_MS).emitWithAck("echo", nonce)) !== nonce) throw new Error("another nonce");
  });
  return await Promise.any(echoes).then(
    () => performance.now() - startedMs,
    () => Number.POSITIVE_INFINITY,
  );
}
