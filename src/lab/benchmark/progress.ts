import type { Progress } from "./sides.ts";

const WIDTH = 40;

/** A bar on stderr, for as long as there is something to do; only where a person may be looking. */
export function openProgress(total: number, unit: string): Progress {
  let done = 0;
  return (more) => {
    done += more;
    if (!process.stderr.isTTY) return;
    const full = Math.min(WIDTH, Math.round((WIDTH * done) / total));
    process.stderr.write(done < total ? `\r${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${done} of ${total} ${unit}` : "\r\x1b[K");
  };
}
