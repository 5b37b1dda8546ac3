import type { Outcome } from "../../src/lab/evaluate/outcome.ts";

/** A pack of prednisone that was found, named rightly and confirmed, unless overridden. */
export function outcomeWith(changes: Partial<Outcome> = {}): Outcome {
  return {
    file: "1.jpg",
    copy: 0,
    source: "1.jpg 180,100",
    product: "Prednisone",
    item: "prednisone",
    box: { x: 180, y: 100, width: 40, height: 200 },
    located: true,
    overlap: 0.97,
    gate: "open",
    inFormulary: true,
    faceTells: true,
    own: { item: "prednisone", face: "print", cosine: 0.9 },
    rival: { item: "other", face: "print", cosine: 0.2 },
    best: "prednisone",
    probability: 0.99,
    knownness: 0.95,
    evidenceShare: 0.9,
    correct: true,
    verdict: { look: "match" },
    greenFor: "prednisone",
    print: { says: "silent", words: [], names: null, read: [] },
    unenrolled: { best: "other", knownness: 0.1, green: false },
    peak: { x: 200, y: 200 },
    peakInBox: true,
    ...changes,
  };
}
