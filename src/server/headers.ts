import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import helmet from "helmet";
import { hostOf } from "./origin.ts";

/** Everything the page loads comes from this daemon; nothing runs inline, no page frames it. The Host header has already been checked. */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", "blob:", "data:"],
        connectSrc: ["'self'", (request) => `${isEncrypted(request) ? "wss" : "ws"}://${hostOf(request)?.host}`],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    xFrameOptions: { action: "deny" },
    // A device that is set back to plain http must be reached again: a browser must not be told to insist on https.
    strictTransportSecurity: false,
  });
}

function isEncrypted({ socket }: IncomingMessage): boolean {
  return "encrypted" in socket;
}
