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
        connectSrc: ["'self'", (request) => `ws://${hostOf(request)?.host}`],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    xFrameOptions: { action: "deny" },
    // Plain http is all there is: a browser must not be told to insist on https.
    strictTransportSecurity: false,
  });
}
