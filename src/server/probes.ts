import { z } from "zod";
import { DEVICE_STATES } from "../domain/verdict/device-state.ts";
import type { Probes } from "./desk.ts";
import { type Route, route } from "./rest/route.ts";

const tag = "Monitoring";

const Readiness = z
  .object({
    ready: z.boolean(),
    state: z.enum(DEVICE_STATES).meta({ description: "The same in a word, and whether the device is slow or in maintenance." }),
    provider: z.string().nullable().meta({ description: "The execution provider that runs the model; null until it is loaded." }),
    threads: z.int().nullable().meta({ description: "How many threads compute a lone picture; null until the model is loaded." }),
    reasons: z.array(z.string()).meta({ description: "Why not, one sentence each; empty when ready." }),
  })
  .meta({ id: "Readiness", description: "May green be shown?" });

/** For monitoring: is it alive, may it show green, and its metrics. */
export function probeRoutes(probes: Probes): readonly Route[] {
  const ready = route({
    id: "getReadiness",
    method: "get",
    path: "/readyz",
    tag,
    summary: "May green be shown?",
    outcomes: { 200: { description: "It may.", json: Readiness }, 503: { description: "It may not.", json: Readiness } },
  }).answeredBy(() => {
    const readiness = probes.ready();
    return { status: readiness.ready ? 200 : 503, json: readiness };
  });

  return [aliveRoute("daemon"), ready, metricsRoute("Metrics for Prometheus", probes.metrics)];
}

/** `program`: which one is asked about. */
export function aliveRoute(program: string): Route {
  return route({
    id: "getHealth",
    method: "get",
    path: "/healthz",
    tag,
    summary: `Is the ${program} alive?`,
    outcomes: { 200: { description: "It is.", json: z.object({ alive: z.literal(true) }) } },
  }).answeredBy(() => ({ status: 200, json: { alive: true } }));
}

export function metricsRoute(summary: string, exposition: Probes["metrics"]): Route {
  return route({
    id: "getMetrics",
    method: "get",
    path: "/metrics",
    tag,
    summary,
    outcomes: { 200: { description: "All of them.", media: "text/plain" } },
  }).answeredBy(async () => {
    const { contentType, text } = await exposition();
    return { status: 200, send: (response) => void response.type(contentType).send(text) };
  });
}
