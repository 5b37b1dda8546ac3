import type { Head } from "../domain/evidence/head.ts";
import { enrolledHead } from "./enrolled-head.ts";
import { fitFamiliarity } from "./familiarity.ts";
import { type FoundFace, findFaces } from "./faces.ts";
import { type LeftOut, leaveOut } from "./left-out.ts";
import type { Photograph } from "./photograph.ts";
import { type Resemblance, resemblance } from "./resemblance.ts";
import { fitTemperature } from "./temperature.ts";
import { whiten } from "./whitening.ts";

export interface Fitted extends Resemblance {
  readonly head: Head;
  readonly found: readonly FoundFace[];
  /** How well the photographs are recognized by what was learned from everything else. */
  readonly leftOut: readonly LeftOut[];
}

/** All that an enrolment learns from embeddings; the network's other head lends what a few photographs cannot say. */
export function fitHead(photographs: readonly Photograph[], base: Pick<Head, "space" | "familiarity" | "temperature">): Fitted {
  const first = whiten(
    photographs.flatMap(({ ways }) => ways),
    base.space,
  );
  const found = findFaces(photographs, first);
  const rough = enrolledHead(found, first, base);
  const leftOut = leaveOut(found, rough);
  const head = { ...rough, temperature: fitTemperature(leftOut), familiarity: fitFamiliarity(leftOut, base.familiarity) };
  return { head, found, leftOut, ...resemblance(head) };
}
