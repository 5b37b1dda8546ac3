/** Longest run that a symbol can tell. */
const LONGEST = 0x7fff;

/** Encoders hold back the correction bits of a run and end it when they have no more room: jpegli has the least, for 255. */
const MOST_HELD_BITS = 192;

/** An encoder that has coded this many runs of several blocks as one symbol joins all the runs it can. */
const HABIT = 8;

/**
 * Encoders join neighbouring runs of ended blocks into one. Where two runs follow each other, the data are not what they seem:
 * behind a loss, every few blocks.
 */
export interface JoinedRuns {
  /** Called when a run begins: whether at its block's very start, and so directly behind the run before if that has ended there. */
  begin(length: number, atStart: boolean): void;
  /** Called when a run has ended, with the number of correction bits in it. */
  end(heldBits: number): void;
  /** Called when a block does not end with a run, or a new interval begins. */
  interrupt(): void;
}

export function openJoinedRuns(): JoinedRuns {
  let joined = 0;
  let isJoining = true;
  let length = 0;
  let mayGoOn = false;
  return {
    begin(next, atStart) {
      if (mayGoOn && atStart) {
        if (joined >= HABIT && isJoining) throw new Error("a stretch of the picture's data is missing or damaged");
        isJoining = false;
      }
      mayGoOn = false;
      length = next;
      if (next > 1) joined++;
    },
    end(heldBits) {
      mayGoOn = length < LONGEST && heldBits < MOST_HELD_BITS;
    },
    interrupt() {
      mayGoOn = false;
    },
  };
}
