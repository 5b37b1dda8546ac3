import express, { type Express, type RequestHandler } from "express";
import { z } from "zod";
import type { Log } from "../log.ts";
import { securityHeaders } from "../server/headers.ts";
import type { Door } from "../server/origin.ts";
import { pageRoutes } from "../server/page.ts";
import { Problem } from "../server/problem.ts";
import { answerProblems, refuseUnknownRoute } from "../server/problem-answers.ts";
import { documentRoute } from "../server/rest/document.ts";
import { type Route, route } from "../server/rest/route.ts";
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
  const all = [...routes, ...probeRoutes(metrics)];
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

function probeRoutes({ exposition }: GatewayMetrics): readonly Route[] {
  const tag = "Monitoring";
  const alive = route({
    id: "getHealth",
    method: "get",
    path: "/healthz",
    tag,
    summary: "Is the gateway alive?",
    outcomes: { 200: { description: "It is.", json: z.object({ alive: z.literal(true) }) } },
  }).answeredBy(() => ({ status: 200, json: { alive: true } }));

  const metrics = route({
    id: "getMetrics",
    method: "get",
    path: "/metrics",
    tag,
    summary: "The gateway's own metrics for Prometheus",
    outcomes: { 200: { description: "All of them.", media: "text/plain" } },
  }).answeredBy(async () => {
    const { contentType, text } = await exposition();
    return { status: 200, send: (response) => void response.type(contentType).send(text) };
  });

  return [alive, metrics];
}
