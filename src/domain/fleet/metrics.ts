import { z } from "zod";
import { Envelope } from "./envelope.ts";
import { Ulid } from "./ulid.ts";

/** Series of one cabinet. */
export const MOST_SERIES = 60;

/** These say whose series they are; only a gateway adds them. */
const RESERVED = ["tenant", "site", "cabinet", "job", "instance"];

/** https://prometheus.io/docs/concepts/data_model/ ; a name that begins with two underscores is Prometheus' own. */
const Label = z.string().regex(/^(?!__)[a-zA-Z_][a-zA-Z0-9_]{0,31}$/, "must be the name of a label");

const Labels = z
  .record(Label, z.string().max(80))
  .refine((labels) => Object.keys(labels).length <= 3, "must be at most 3 labels")
  .refine((labels) => !RESERVED.some((name) => name in labels), `must not have any of the labels ${RESERVED.join(", ")}`);

export const Sample = z.tuple([
  z.string().regex(/^blisterscope_[a-z0-9_]{1,80}$/, "must be a name that begins with blisterscope_"),
  Labels,
  z.number(),
]);
export type Sample = z.infer<typeof Sample>;

/** The cabinet's own series at one time. */
export const Metrics = Envelope.extend({
  /** Made at the daemon's start: counters began at zero then. */
  boot: Ulid,
  samples: z.array(Sample).max(MOST_SERIES),
});
export type Metrics = z.infer<typeof Metrics>;
