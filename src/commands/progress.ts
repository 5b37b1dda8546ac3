import { SingleBar } from "cli-progress";

interface Progress extends Disposable {
  readonly add: (done: number) => void;
  /** Passes every element through and counts it once the consumer is done with it. */
  over<One>(all: AsyncIterable<One>): AsyncGenerator<One>;
  /** Reports a skipped picture on stderr, above the bar. */
  readonly skipped: (file: string, why: string) => void;
}

const ERASE_LINE = "\r\x1b[K";
/** Makes the bar erase itself here at the end, not where it started. */
const SAVE_CURSOR = "\x1b7";

/** A bar on stderr with the time left. Drawn only on a terminal, and erased on disposal. */
export function openProgress(total: number, unit: string): Progress {
  const bar = new SingleBar({
    format: `{bar} {value} of {total} ${unit}, {eta_formatted} left`,
    barsize: 30,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    etaBuffer: 50,
    clearOnComplete: true,
    // Otherwise Ctrl-C would stop the bar instead of the command and leave the terminal without line wrap.
    gracefulExit: false,
    linewrap: true,
  });
  const drawn = process.stdout.isTTY && process.stderr.isTTY;
  if (drawn) bar.start(total, 0);
  const add = (done: number) => bar.increment(done);

  return {
    add,
    async *over(all) {
      for await (const one of all) {
        yield one;
        add(1);
      }
    },
    skipped(file, why) {
      if (drawn) process.stderr.write(ERASE_LINE);
      console.error(`${file} is skipped: ${why}`);
      if (drawn) process.stderr.write(SAVE_CURSOR);
    },
    [Symbol.dispose]: () => bar.stop(),
  };
}
