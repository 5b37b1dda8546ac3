/** Why something is refused, as a sentence for whoever sent it. */
export interface Wrong {
  readonly wrong: string;
}

export function wrong(sentence: string): Wrong {
  return { wrong: sentence };
}
