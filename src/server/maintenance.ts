import { Router } from "express";
import { z } from "zod";
import { jsonBody, parse } from "./body.ts";

/** The longest that a technician can keep the camera check off, minutes. */
export const MAINTENANCE_LIMIT = 480;

/** The part of the device's maintenance that the server needs. */
export interface Maintenance {
  /** Begins, or goes on for so long from now. Returns when it ends. */
  begin(minutes: number): string;
  end(): void;
}

const Body = z.strictObject({ minutes: z.int().min(1).max(MAINTENANCE_LIMIT) });

/** A technician keeps the camera check off for a while; the screen says so. */
export function maintenanceRoutes(maintenance: Maintenance): Router {
  const router = Router();

  router.put("/v1/maintenance", ...jsonBody, (request, response) => {
    response.json({ until: maintenance.begin(parse(Body, request.body).minutes) });
  });

  router.delete("/v1/maintenance", (_request, response) => {
    maintenance.end();
    response.status(204).end();
  });

  return router;
}
