import type { Config } from "../config.ts";
import type { CommandRecord } from "../domain/verdict/record.ts";
import { Fault } from "../errors.ts";
import { carryingOut } from "./carry-out.ts";
import { openObedience } from "./obey.ts";
import { openOperators } from "./operators.ts";
import { openUplink, type UplinkParts } from "./uplink.ts";

type CarryingOut = Parameters<typeof carryingOut>[0];

interface Parts extends Omit<UplinkParts, "fleet" | "heard">, CarryingOut {
  readonly fleet: Config["fleet"];
  readonly record: (record: CommandRecord) => unknown;
  /** Ends the daemon. */
  readonly signal: AbortSignal;
}

/** Where a cabinet belongs to a fleet: tells it how it is, and hears its commands. Throws Fault CONFIG_INVALID for a key that cannot be used. */
export function openFleet({ fleet, record, signal, ...parts }: Parts): AsyncDisposable & { beat(): void } {
  if (!fleet) return { beat: () => {}, [Symbol.asyncDispose]: async () => {} };
  const uplink = openUplink({
    ...parts,
    fleet,
    heard: (message) => void obey(message).catch(undone),
  });
  const obey = openObedience({
    judge: openOperators(fleet.operators),
    carryOut: carryingOut(parts),
    record,
    answer: uplink.answer,
    signal,
  });

  /** That nothing can be recorded is on the screen already, and the end of the daemon ends what is carried out. */
  function undone(error: unknown): void {
    if (!(error instanceof Fault) && !signal.aborted) throw error;
  }

  return uplink;
}
