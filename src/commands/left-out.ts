import { Option } from "@commander-js/extra-typings";
import { leftOutLine } from "../lab/evaluate/left-out-line.ts";
import type { Skipped } from "../lab/photographs/annotated-picture.ts";

export const STRICT = new Option("--strict", "exit with 1 if any picture or pack is left out");

/** What a command could not use: named at once, and summed up in the end. */
export function openLeftOut() {
  const names: string[] = [];
  return {
    names,
    /** Passes everything on to `say`. */
    noting: (say: Skipped): Skipped => {
      return (file, why) => {
        names.push(file);
        say(file, why);
      };
    },
    /** Undefined if everything was used. */
    summary: () => (names.length > 0 ? leftOutLine(names) : undefined),
  };
}

/** For where no progress is drawn. */
export const sayLeftOut: Skipped = (file, why) => console.error(`${file} is skipped: ${why}`);
