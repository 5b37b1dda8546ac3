/** So many zeros in a row, fifty bytes, are no chance: among 2,000 sound pictures there were 180 at most. */
const LONG = 400;

/** So many kinds of blocks are no drawing, in which all are alike. */
const KINDS = 16;

/** A picture of whose lowest bits fewer are ones was made from one that did not have them. */
const LEAST_ONES = 0.2;

/**
 * Watches the bits that refine a scan's coefficients. Each stands for itself, so that blanked ones would pass for picture data:
 * they are told by their number where blocks of many kinds cannot all have a zero.
 */
export interface BlankWatch {
  /** `kind` of the block, by what earlier scans have told. */
  see(bit: number, kind: number): void;
  /** Throws Error if a stretch of the bits was blanked. */
  refuseBlank(): void;
}

export function openBlankWatch(): BlankWatch {
  let ones = 0;
  let zeros = 0;
  let inARow = 0;
  let kinds = new Set<number>();
  let blank = 0;
  return {
    see(bit, kind) {
      if (bit === 0) {
        zeros++;
        if (++inARow > LONG) kinds.add(kind);
        return;
      }
      endRow();
      ones++;
    },
    refuseBlank() {
      endRow();
      if (blank > 0 && ones > LEAST_ONES * (ones + zeros - blank)) throw new Error("a stretch of the picture's data is blank");
    },
  };

  function endRow(): void {
    if (inARow > LONG) {
      if (kinds.size >= KINDS) blank += inARow;
      kinds = new Set();
    }
    inARow = 0;
  }
}
