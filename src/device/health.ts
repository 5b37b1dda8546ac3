import type { Fault, ReportFault } from "../errors.ts";

export interface Health {
  /** The reporter of one part of the device. The parts that are wired first come first among the faults. */
  report(part: string): ReportFault;
  /** What is wrong now; the screen shows the first. */
  faults(): readonly Fault[];
}

/** The board of present faults. `onChange` hears every fault that comes, changes its words, or goes. */
export function openHealth(onChange: (part: string, fault: Fault | undefined) => void): Health {
  const board = new Map<string, Fault | undefined>();
  return {
    report(part) {
      board.set(part, board.get(part));
      return (fault) => {
        const before = board.get(part);
        board.set(part, fault);
        if (before?.message !== fault?.message) onChange(part, fault);
      };
    },
    faults: () => [...board.values()].filter((fault) => fault !== undefined),
  };
}
