import express, { type Express, type RequestHandler } from "express";
import type { Log } from "../log.ts";
import { securityHeaders } from "../server/headers.ts";
import type { Door } from "../server/origin.ts";
import { pageRoutes } from "../server/page.ts";
import { aliveRoute, metricsRoute } from "../server/probes.ts";
import { Problem } from "../server/problem.ts";
import { answerProblems, refuseUnknownRoute } from "../server/problem-answers.ts";
import { documentRoute } from "../server/rest/document.ts";
import type { Route } from "../server/rest/route.ts";
import { served } from "../server/rest/served.ts";
import type { Keeper } from "../server/token.ts";
import type { GatewayMetrics } from "./metrics.ts";

interface Parts {
  readonly routes: readonly Route[];
  readonly metrics: GatewayMetrics;
  readonly door: Door;
  readonly keeper: Keeper;
  /** The folder of the built page. */
  readonly page: string;
  readonly log: Log;
}

/** The page is for everybody who can reach the gateway: it holds nothing, and asks for the token that all else needs. */
export function gatewayApp({ routes, metrics, door, keeper, page, log }: Parts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use((request, _response, next) => next(door(request)));
  app.use(securityHeaders());
  app.use("/v1", admit(keeper));
  app.use("/metrics", admit(keeper));
  const probes = [aliveRoute("gateway"), metricsRoute("The gateway's own metrics for Prometheus", metrics.exposition)];
  const all = [...routes, ...probes];
  app.use(served([...all, documentRoute(all, ABOUT)], NOTHING_KEPT));
  app.use(pageRoutes(page));
  app.use(refuseUnknownRoute);
  app.use(answerProblems(log));
  return app;
}

const ABOUT = { description: "A fleet of medicine checks, to be read only. docs/fleet-gateway.md says more.", server: "This gateway." };

function admit(keeper: Keeper): RequestHandler {
  return (request, response, next) => {
    response.setHeader("cache-control", "no-store");
    next(keeper.admits(request) ? undefined : TOKEN_NEEDED);
  };
}

const TOKEN_NEEDED = new Problem("token-needed", 'Send "Authorization: Bearer TOKEN" with the token in the gateway\'s server.tokenFile.', {
  "www-authenticate": "Bearer",
});

/** Nothing can be changed here, and therefore nothing twice. */
const NOTHING_KEPT = { find: () => undefined, keep() {} };
