import { Router } from "express";
import type { Probes } from "./desk.ts";

/** For monitoring: is it alive, may it show green, and its metrics. */
export function probeRoutes(probes: Probes): Router {
  const router = Router();

  router.get("/healthz", (_request, response) => {
    response.json({ alive: true });
  });

  router.get("/readyz", (_request, response) => {
    const readiness = probes.ready();
    response.status(readiness.ready ? 200 : 503).json(readiness);
  });

  router.get("/metrics", async (_request, response) => {
    const { contentType, text } = await probes.metrics();
    response.type(contentType).send(text);
  });

  return router;
}
