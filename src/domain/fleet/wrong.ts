/** Why something is refused: in a word to count it by, and as a sentence for whoever sent it. */
export interface Wrong {
  readonly wrong: string;
  readonly because: Because;
}

/** The topic is not of the contract, the message is too large, it is no JSON, it is not of the contract, or its time is out of bounds. */
export type Because = "topic" | "size" | "json" | "contract" | "ahead" | "old";

export function wrong(because: Because, sentence: string): Wrong {
  return { wrong: sentence, because };
}
