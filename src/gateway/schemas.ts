import { z } from "zod";
import { NAME } from "../domain/fleet/place.ts";
import { READINESS, SelfTest } from "../domain/fleet/state.ts";
import { EVENT_TYPES } from "../domain/fleet/topic.ts";
import { MEASURES } from "../domain/watch/measures.ts";

const moment = z.string().meta({ format: "date-time", description: "ISO 8601, UTC." });
const name = z.string().regex(NAME, "must be a name of small letters, digits and hyphens");

export const PlaceParams = z.object({ tenant: name, site: name, cabinet: name });

export const CabinetsQuery = z.object({
  after: z
    .string()
    .regex(/^[0-9a-z]+-\d{1,15}$/, "must be the mark of an earlier answer")
    .exactOptional()
    .meta({ description: "The mark of an earlier answer: only what has changed since is told." }),
});

const Need = z.discriminatedUnion("need", [
  z.object({ need: z.enum(["offline", "unproven", "silent", "maintenance", "slow"]) }),
  z.object({ need: z.literal("fault"), code: z.string() }),
  z.object({ need: z.literal("check"), check: z.string() }),
  z.object({ need: z.literal("drift"), measure: z.enum(MEASURES) }),
]);

const row = {
  ...PlaceParams.shape,
  online: z.boolean(),
  readiness: z.enum(READINESS).nullable(),
  program: z.string().nullable(),
  bundle: z.string().nullable(),
  tested: moment.nullable().meta({ description: "When the last self-test ended." }),
  needs: z.array(Need).meta({ description: "Why somebody is needed, the most urgent first; empty when nobody is." }),
};

export const Cabinets = z
  .object({
    mark: z.string().meta({ description: "For the next question." }),
    whole: z.boolean().meta({ description: "Whether this is all there is, and not only what has changed." }),
    links: z
      .object({ broker: z.boolean(), store: z.boolean() })
      .meta({ description: "Whether the gateway hears of changes, and whether the store answers." }),
    cabinets: z.array(z.object(row)),
    gone: z.array(z.string()).meta({ description: "TENANT/SITE/CABINET of those that are no longer in the fleet." }),
  })
  .meta({ id: "Cabinets" });

const Share = z.object({ count: z.number(), of: z.number() });

export const CabinetPage = z
  .object({
    ...row,
    since: moment.meta({ description: "When it last said what it is." }),
    figures: moment.nullable().meta({ description: "When the latest figures were taken." }),
    reasons: z.array(z.string()),
    provider: z.string().nullable(),
    selfTest: SelfTest.nullable(),
    measures: z
      .record(z.enum(MEASURES), z.object({ day: Share, month: Share, peers: Share }))
      .nullable()
      .meta({
        description: "Shares of the last day, of the thirty days before, and of all cabinets of the tenant; null while the store is away.",
      }),
    events: z
      .array(z.object({ at: moment, type: z.enum(EVENT_TYPES), what: z.string(), entry: z.int().nullable() }))
      .nullable()
      .meta({ description: "Of the last three days, the latest first; null while the store is away." }),
    grafana: z.string().nullable().meta({ description: "Where its boards are." }),
  })
  .meta({ id: "Cabinet" });
