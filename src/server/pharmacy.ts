import type { ItemId, Reveal } from "../domain/item.ts";
import type { Teaching, TeachRefusal, TeachReply, TeachRequest } from "../domain/teaching.ts";

/** Who changes the formulary, and from where. */
export interface Hand {
  readonly by: string;
  readonly via: "screen" | "host";
}

export interface Refusal {
  readonly refused: TeachRefusal;
  readonly why: string;
}

/** What may be said of an item anew; what is not named stays. */
export interface ItemWords {
  readonly name?: string;
  readonly strength?: string;
  readonly form?: string;
  readonly gtins?: readonly string[];
  readonly lookAlikes?: readonly ItemId[];
  readonly reveal?: Reveal;
}

/** A fault of a CSV file, where a person finds it: lines and columns are counted from 1, the heading being line 1. */
export interface CellProblem {
  readonly line: number;
  readonly column: string;
  readonly problem: string;
}

export interface CsvTaken {
  readonly changed: readonly ItemId[];
  readonly unchanged: number;
  /** Items that the file does not name; they stay as they are. */
  readonly unnamed: readonly ItemId[];
}

type Version = { readonly version: number; readonly bundle: string };

/** Where the formulary is kept: the part of the daemon that a pharmacy talks to, through the screen or the host. Throws Faults. */
export interface Pharmacy {
  teaching(): Teaching;
  /** The last listener is told every step. */
  listen(listener: (teaching: Teaching) => void): void;
  ask(request: TeachRequest, hand: Hand): Promise<TeachReply>;
  /** Gives up what is being taught. */
  leave(): void;
  change(item: ItemId, words: ItemWords, hand: Hand): Promise<Version | Refusal>;
  retire(item: ItemId, hand: Hand): Promise<Version | Refusal>;
  rollBack(hand: Hand): Promise<Version | Refusal>;
  csv(): string;
  takeCsv(text: Uint8Array, hand: Hand): Promise<(Version & CsvTaken) | Refusal | { readonly problems: readonly CellProblem[] }>;
}
