import type { Commissioning, CommissionReply, CommissionRequest } from "../domain/commissioning.ts";

/** Where a cabinet is set up at its screen. */
export interface Commissioner {
  state(): Commissioning;
  /** Told every change until the returned function is called. */
  listen(listener: (state: Commissioning) => void): () => void;
  ask(request: CommissionRequest): Exclude<CommissionReply, "locked">;
}
