import type { FaultCode } from "../../errors.ts";
import type { Computing } from "./arithmetic.ts";
import type { EngineJobs } from "./engine-job.ts";
import type { Plan } from "./lanes.ts";
import type { FromReader, ReadingJob, ToReader } from "./reading-messages.ts";

/** Pictures and answers travel through slots.ts, and which slot is next through each lane's own pipe. */
export type ToEngine = ToReader | { readonly say: "load"; readonly jobs: EngineJobs; readonly plan: Plan; readonly reading?: ReadingJob };

export type FromEngine =
  | FromReader
  /** Both networks have answered for the first time. */
  | ({
      readonly say: "ready";
      /** The lane for lone crops, by its place among the planned ones. Where it is not the first, the first is closed. */
      readonly alone: number;
    } & Computing)
  /** Permanent: a restart would not help. */
  | { readonly say: "refused"; readonly code: FaultCode; readonly detail: string }
  /** Last words before the process ends. */
  | { readonly say: "failed"; readonly detail: string };
