import express, { type Express, type RequestHandler } from "express";
import type { Log } from "../log.ts";
import type { Desk, Probes } from "./desk.ts";
import { type Formulary, formularyRoutes } from "./formulary.ts";
import { securityHeaders } from "./headers.ts";
import type { Door } from "./origin.ts";
import { pageRoutes } from "./page.ts";
import type { Pharmacy } from "./pharmacy.ts";
import { pharmacyRoutes } from "./pharmacy-routes.ts";
import type { PinKeeper } from "./pin.ts";
import { probeRoutes } from "./probes.ts";
import { Problem } from "./problem.ts";
import { answerProblems, refuseUnknownRoute } from "./problem-answers.ts";
import { scanRoutes } from "./scans.ts";
import type { Keeper } from "./token.ts";
import { verificationRoutes } from "./verifications.ts";

interface Parts {
  readonly desk: Desk;
  readonly probes: Probes;
  readonly formulary: Formulary;
  readonly page: string;
  readonly door: Door;
  readonly keeper: Keeper;
  readonly pharmacy?: Pharmacy | undefined;
  readonly pins: PinKeeper;
  readonly log: Log;
}

/** Everything served over plain HTTP. */
export function httpApp({ desk, probes, formulary, page, door, keeper, pharmacy, pins, log }: Parts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(guard(door, keeper));
  app.use(securityHeaders());
  app.use(keepNoCopy);
  app.use(verificationRoutes(desk, formulary));
  app.use(scanRoutes(desk));
  app.use(formularyRoutes(formulary));
  if (pharmacy) app.use(pharmacyRoutes(pharmacy, pins));
  app.use(probeRoutes(probes));
  app.use(pageRoutes(page));
  app.use(refuseUnknownRoute);
  app.use(answerProblems(log));
  return app;
}

function guard(door: Door, keeper: Keeper): RequestHandler {
  return (request, _response, next) => next(door(request) ?? (keeper.admits(request) ? undefined : TOKEN_NEEDED));
}

const TOKEN_NEEDED = new Problem("token-needed", 'Send "Authorization: Bearer TOKEN" with the token in the device\'s server.tokenFile.');

/** The default; static files override it. */
const keepNoCopy: RequestHandler = (_request, response, next) => {
  response.setHeader("cache-control", "no-store");
  next();
};
