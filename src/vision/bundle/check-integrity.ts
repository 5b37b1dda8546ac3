import { type Check, none } from "../../domain/self-test/check.ts";
import { Fault } from "../../errors.ts";
import type { Bundle } from "./bundle.ts";
import { verifyFiles } from "./bundle-files.ts";

/** That the files are still those that the card names. */
export async function checkIntegrity({ dir, card }: Pick<Bundle, "dir" | "card">): Promise<readonly Check[]> {
  try {
    await verifyFiles(dir, card.files);
    return [none("bundle.integrity", [])];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [none("bundle.integrity", [error.detail])];
  }
}
