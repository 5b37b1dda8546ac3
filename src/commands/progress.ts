import { SingleBar } from "cli-progress";

interface Progress extends Disposable {
  readonly add: (done: number) => void;
  /** Passes everything on, counting each element once it has been dealt with. */
  over<One>(all: AsyncIterable<One>): AsyncGenerator<One>;
  /** Says on stderr that a picture is skipped, above the bar. */
  readonly skipped: (file: string, why: string) => void;
}

const ERASE_LINE = "\r\x1b[K";
/** Here, and not where it began, the bar is to be erased in the end. */
const SAVE_CURSOR = "\x1b7";

/** A bar on stderr with the time left. It is drawn only at a terminal, and erased in the end. */
export function openProgress(total: number, unit: string): Progress {
  const bar = new SingleBar({
    format: `{bar} {value} of {total} ${unit}, {eta_formatted} left`,
    barsize: 30,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    etaBuffer: 50,
    clearOnComplete: true,
    // Otherwise Ctrl-C would end the bar instead of the command, and leave a terminal that no longer wraps lines.
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
