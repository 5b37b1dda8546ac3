import { SingleBar } from "cli-progress";

export interface Progress extends Disposable {
  readonly add: (done: number) => void;
  /** Passes everything on, counting each element once it has been dealt with. */
  over<One>(all: AsyncIterable<One>): AsyncGenerator<One>;
  /** Says on stderr that a picture is skipped, above the bar. */
  readonly skipped: (file: string, why: string) => void;
}

/** A bar on stderr with the time left. It is drawn only at a terminal, and erased in the end. */
export function openProgress(total: number, unit: string): Progress {
  const bar = new SingleBar({
    format: `{bar} {value} of {total} ${unit}, {eta_formatted} left`,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    etaBuffer: 50,
    clearOnComplete: true,
    // Else Ctrl-C would end the bar but not the command, and leave the terminal without line wrapping.
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
      if (drawn) process.stderr.write("\r\x1b[K");
      console.error(`${file} is skipped: ${why}`);
    },
    [Symbol.dispose]: () => bar.stop(),
  };
}
