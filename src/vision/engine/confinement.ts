import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Log } from "../../log.ts";
import { type Confinement, canConfine } from "../../process/confined.ts";
import type { Bundle } from "../bundle/bundle.ts";
import type { Networks } from "../tensorrt/networks.ts";

interface Options {
  readonly bundle: Pick<Bundle, "backbone" | "locator">;
  /** What it loads: of the bundle, or made of it. */
  readonly networks: Networks;
  /** What the engine has no business with: the record and secrets. */
  readonly secrets: readonly string[];
  readonly log: Pick<Log, "warn">;
}

/** What belongs to the system: its programs, libraries, settings and devices. In every other folder people and programs keep their data. */
const SYSTEM = ["bin", "dev", "etc", "lib", "lib32", "lib64", "libx32", "opt", "proc", "run", "sbin", "sys", "usr"];

/** Of all data on this machine the engine's process finds its networks' folders alone; undefined, with a word in the log, where nothing can be hidden. */
export function engineConfinement({ bundle, networks, secrets, log }: Options): Confinement | undefined {
  const files = [bundle, networks].flatMap(({ backbone, locator }) => [backbone, locator]);
  const readers = Object.values(networks.reading?.files ?? {});
  const shown = [...new Set([...files, ...readers].map((file) => dirname(file)))];
  const data = readdirSync("/").filter((name) => !SYSTEM.includes(name));
  const confinement = { hidden: [...data.map((name) => `/${name}`), ...secrets], shown };
  if (canConfine(confinement)) return confinement;
  log.warn("the model's process has network access and sees the record: this system allows no user namespaces");
  return undefined;
}
