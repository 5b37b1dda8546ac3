import { z } from "zod";

/** RFC 9457. */
export const ProblemDetails = z
  .object({
    type: z.string().meta({ format: "uri", description: "urn:problem-type:blisterscope:KIND. Programs decide by it." }),
    status: z.int().min(400).max(599),
    title: z.string(),
    detail: z.string().meta({ description: "What to do about it, for people. Its words may change." }),
    code: z.string().optional().meta({ description: "Of a fault of the device." }),
  })
  .meta({ id: "Problem", description: "Why a request was refused (RFC 9457)." });

export type ProblemDetails = z.infer<typeof ProblemDetails>;
