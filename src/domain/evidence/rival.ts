import type { Candidate } from "./candidates.ts";
import { directionOf, type Head } from "./head.ts";
import { dot } from "./vector.ts";

/** Cosine of two faces from which on they are look-alikes, as two strengths of one medicine are: whatever is near to one is near to both. */
const RESEMBLES = 0.5;

/**
 * The nearest of the other items whose face does not resemble the best one's. A known pack leads clearly over these; that its
 * look-alike is near too does not make it strange. `near`: the nearest item first.
 */
export function rivalOf([best, ...others]: readonly Candidate[], head: Head): Candidate | undefined {
  const own = best && directionOf(head, best.row);
  return others.find(({ row }) => own && dot(own, directionOf(head, row)) < RESEMBLES);
}
