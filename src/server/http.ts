import express, { type Express, type RequestHandler } from "express";
import type { Fault } from "../errors.ts";
import type { Log } from "../log.ts";
import { acknowledgementRoutes } from "./acknowledgements.ts";
import { auditRoutes } from "./audit.ts";
import type { Desk, Probes } from "./desk.ts";
import { fhirRoutes } from "./fhir/routes.ts";
import { type Formulary, formularyRoutes } from "./formulary.ts";
import { securityHeaders } from "./headers.ts";
import type { History } from "./history.ts";
import { type Maintenance, maintenanceRoutes } from "./maintenance.ts";
import type { Door } from "./origin.ts";
import { pageRoutes } from "./page.ts";
import type { Pharmacy } from "./pharmacy.ts";
import { pharmacyRoutes } from "./pharmacy-routes.ts";
import type { PinKeeper } from "./pin.ts";
import { probeRoutes } from "./probes.ts";
import { Problem } from "./problem.ts";
import { answerProblems, refuseUnknownRoute } from "./problem-answers.ts";
import { documentRoute } from "./rest/document.ts";
import type { KeptAnswers } from "./rest/once.ts";
import type { Route } from "./rest/route.ts";
import { served } from "./rest/served.ts";
import { scanRoutes } from "./scans.ts";
import { type SelfTests, selfTestRoutes } from "./self-tests.ts";
import type { Keeper } from "./token.ts";
import { verificationRoutes } from "./verifications.ts";

/** What programs are offered. */
interface Offered {
  readonly desk: Desk;
  readonly probes: Probes;
  readonly selfTests: SelfTests;
  readonly maintenance: Maintenance;
  readonly formulary: Formulary;
  /** Where the formulary is changed; without it nobody can. */
  readonly pharmacy?: Pharmacy | undefined;
  readonly pins: PinKeeper;
  readonly history: History;
}

interface Parts extends Offered {
  /** Of a device that cannot take any order now: what the host is told instead. */
  readonly refusal?: (() => Fault) | undefined;
  readonly keptAnswers: KeptAnswers;
  readonly page: string;
  readonly door: Door;
  readonly keeper: Keeper;
  readonly pharmacy?: Pharmacy | undefined;
  readonly pins: PinKeeper;
  readonly log: Log;
}

/** Everything served over plain HTTP. */
export function httpApp(parts: Parts): Express {
  const { refusal, keptAnswers, page, door, keeper, log } = parts;
  const app = express();
  app.disable("x-powered-by");
  app.use(guard(door, keeper));
  app.use(securityHeaders());
  app.use(keepNoCopy);
  if (refusal) app.use("/v1", refuseWith(refusal));
  app.use(served(routesOf(parts), keptAnswers));
  app.use(pageRoutes(page));
  app.use(refuseUnknownRoute);
  app.use(answerProblems(log));
  return app;
}

/** The whole interface for programs: what is declared here is served, and is in the document. */
export function routesOf({ desk, probes, selfTests, maintenance, formulary, pharmacy, pins, history }: Offered): readonly Route[] {
  const routes = [
    ...verificationRoutes(desk, formulary),
    ...acknowledgementRoutes(desk),
    ...scanRoutes(desk),
    ...selfTestRoutes(selfTests),
    ...maintenanceRoutes(maintenance),
    ...auditRoutes(history),
    ...fhirRoutes(history),
    ...formularyRoutes(formulary),
    ...(pharmacy ? pharmacyRoutes(pharmacy, pins) : []),
    ...probeRoutes(probes),
  ];
  return [...routes, documentRoute(routes)];
}

function guard(door: Door, keeper: Keeper): RequestHandler {
  return (request, _response, next) => next(door(request) ?? (keeper.admits(request) ? undefined : TOKEN_NEEDED));
}

const TOKEN_NEEDED = new Problem("token-needed", 'Send "Authorization: Bearer TOKEN" with the token in the device\'s server.tokenFile.', {
  "www-authenticate": "Bearer",
});

function refuseWith(refusal: () => Fault): RequestHandler {
  return () => {
    throw refusal();
  };
}

/** The default; static files override it. */
const keepNoCopy: RequestHandler = (_request, response, next) => {
  response.setHeader("cache-control", "no-store");
  next();
};
