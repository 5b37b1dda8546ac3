import { join } from "node:path";
import type { Config } from "../../config.ts";
import { Fault } from "../../errors.ts";
import { type Bundle, openBundle } from "../../vision/bundle/bundle.ts";
import { bundlesIn, type Pointer, readPointer, rolledBack, writePointer } from "./pointer.ts";

type Where = Pick<Config["vision"], "bundle" | "publicKeyFile" | "installDir">;

/** Starts without a self-test that passed, after which an update is taken back. */
const TRIALS = 3;

/** The bundle that the daemon uses: the configured one, or what came as an update. */
export interface UsedBundle {
  readonly bundle: Bundle;
  /** Tell it how a self-test ended. An update's first one confirms it, or takes it back: the bundle before counts at the next start. */
  tested(pass: boolean): "taken back" | undefined;
}

/**
 * Opens it, as a start of the daemon: an update that fails to open, or has been started three times without proving itself, is taken back and
 * the bundle before is opened. Throws Fault BUNDLE_INVALID.
 *
 * INVARIANT: Whenever the process or the power dies, the pointer names a whole bundle.
 */
export async function usedBundle(where: Where): Promise<UsedBundle> {
  const configured = await openBundle(where.bundle, where.publicKeyFile);
  const pointer = readPointer(where.installDir, configured.hash);
  if (pointer.trial === null) return { bundle: await open(where, configured, pointer), tested: () => undefined };
  const point = (next: Pointer) => writePointer(where.installDir, next);
  const back = rolledBack(pointer, "drop the other");
  const bundle = pointer.trial < TRIALS ? await open(where, configured, pointer).catch(() => undefined) : undefined;
  if (!bundle) {
    point(back);
    return { bundle: await open(where, configured, back), tested: () => undefined };
  }
  point({ ...pointer, trial: pointer.trial + 1 });
  let onTrial = true;
  return {
    bundle,
    tested(pass) {
      if (!onTrial) return undefined;
      onTrial = false;
      point(pass ? { ...pointer, trial: null } : back);
      return pass ? undefined : "taken back";
    },
  };
}

/** The same bundle, without starting it: nothing is written. */
export async function readBundle(where: Where): Promise<Bundle> {
  const configured = await openBundle(where.bundle, where.publicKeyFile);
  return await open(where, configured, readPointer(where.installDir, configured.hash));
}

export function takenBack({ card, hash }: Bundle): Fault {
  return new Fault(
    "BUNDLE_INVALID",
    `The update to ${card.name} ${card.version} (${hash.slice(0, 16)}) has failed its self-test and was taken back. The bundle before is loaded again.`,
  );
}

async function open({ installDir, publicKeyFile }: Where, configured: Bundle, { active }: Pointer): Promise<Bundle> {
  if (active === null) return configured;
  try {
    return await openBundle(join(bundlesIn(installDir), active), publicKeyFile);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new Fault(error.code, `${error.detail} Go back to the bundle before with: blisterscope bundle rollback --config CONFIG`, {
      cause: error,
    });
  }
}
