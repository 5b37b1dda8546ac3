import { z } from "zod";
import { type Route, route } from "./rest/route.ts";
import { moment } from "./schemas/words.ts";

/** The longest that a technician can keep the camera check off, minutes. */
export const MAINTENANCE_LIMIT = 480;

/** The part of the device's maintenance that the server needs. */
export interface Maintenance {
  /** Begins, or goes on for so long from now. Returns when it ends. */
  begin(minutes: number): string;
  end(): void;
}

/** A technician keeps the camera check off for a while; the screen says so. */
export function maintenanceRoutes(maintenance: Maintenance): readonly Route[] {
  const tag = "Self-tests";
  const path = "/v1/maintenance";

  const begin = route({
    id: "beginMaintenance",
    method: "put",
    path,
    tag,
    summary: "Keep the camera check off for a while",
    description: "It ends by itself, and goes on for as long from now when it is asked for again.",
    body: z.strictObject({ minutes: z.int().min(1).max(MAINTENANCE_LIMIT) }),
    outcomes: { 200: { description: "The camera check is off.", json: z.object({ until: moment }) } },
  }).answeredBy(({ body: { minutes } }) => ({ status: 200, json: { until: maintenance.begin(minutes) } }));

  const end = route({
    id: "endMaintenance",
    method: "delete",
    path,
    tag,
    summary: "End the maintenance",
    outcomes: { 204: { description: "It has ended." } },
  }).answeredBy(() => {
    maintenance.end();
    return { status: 204 };
  });

  return [begin, end];
}
