/** So many zeros in a row, fifty bytes, are no chance. */
const LONG = 400;

/** So many blocks that look different are no drawing, in which they are all alike. */
const LOOKS = 16;

/** A picture of whose lowest bits fewer are ones was saved more coarsely before. */
const LEAST_ONES = 0.2;

/**
 * Watches the bits that refine a scan's DC coefficients. Each stands for itself, so that blanked ones would pass for picture data:
 * they are told by their number, where blocks that look different cannot all have a zero.
 */
export interface BlankWatch {
  /** `look` of the block, by what earlier scans have told. */
  see(bit: number, look: number): void;
  /** Throws Error if a stretch of the bits was blanked. */
  refuseBlank(): void;
}

export function openBlankWatch(): BlankWatch {
  let ones = 0;
  let zeros = 0;
  let inARow = 0;
  let looks = new Set<number>();
  let blank = 0;
  return {
    see(bit, look) {
      if (bit === 0) {
        zeros++;
        if (++inARow > LONG) looks.add(look);
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
      if (looks.size >= LOOKS) blank += inARow;
      looks = new Set();
    }
    inARow = 0;
  }
}
