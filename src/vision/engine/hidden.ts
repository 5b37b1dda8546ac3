import { relative } from "node:path";
import type { Log } from "../../log.ts";
import { canConfine } from "../../process/confined.ts";

interface Options {
  /** The bundle's folder. */
  readonly bundle: string;
  /** What the engine has no business with: the record and secrets. */
  readonly secrets: readonly string[];
  readonly log: Pick<Log, "warn">;
}

/** What to hide from the engine's process, none of which holds the bundle; undefined, with a word in the log, where nothing can be hidden. */
export function hiddenFromEngine({ bundle, secrets, log }: Options): readonly string[] | undefined {
  if (!canConfine()) {
    log.warn("the model's process has network access and sees the record: this system allows no user namespaces");
    return undefined;
  }
  return secrets.filter((path) => relative(path, bundle).startsWith(".."));
}
