import { z } from "zod";
import { CHECK_IDS } from "../../domain/self-test/check-ids.ts";
import { TRIGGERS } from "../../domain/self-test/report.ts";
import { moment } from "./words.ts";

export const SelfTestAsked = z.strictObject({
  depth: z.enum(["light", "full"]).default("full"),
  trigger: z.enum(["api", "command"]).default("api"),
});

const Check = z.object({
  id: z.enum(CHECK_IDS),
  value: z.number(),
  limit: z.number(),
  pass: z.boolean(),
  detail: z.string().exactOptional().meta({ description: "What failed." }),
});

export const SelfTestRun = z
  .object({
    id: z.string().meta({ description: "A ULID." }),
    trigger: z.enum(TRIGGERS),
    started: moment,
    ended: moment.nullable().meta({ description: "null while it runs." }),
    bundle: z.string().meta({ description: "SHA-256 of the bundle's card." }),
    provider: z.string().meta({ description: "The execution provider that was tested." }),
    pass: z.boolean().nullable().meta({ description: "null while it runs, and of a run that could not be completed." }),
    checks: z.array(Check),
  })
  .meta({ id: "SelfTestRun" });
