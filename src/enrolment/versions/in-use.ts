import type { Config } from "../../config.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import { readBundle } from "../updates/used-bundle.ts";
import { openVersions } from "./versions.ts";

/**
 * The bundle that a start of the daemon would use, with what was taught and changed on this device; nothing is written. Throws what the
 * start would be refused for.
 */
export async function bundleInUse({ vision, enrolment, dataDir }: Pick<Config, "vision" | "enrolment" | "dataDir">): Promise<Bundle> {
  return (await openVersions(dataDir, await readBundle(vision), { ...vision, ...enrolment })).opened.bundle;
}
