import type { Head } from "../domain/evidence/head.ts";
import { enrolledHead } from "./enrolled-head.ts";
import { type FoundFace, findFaces } from "./faces.ts";
import { fitFamiliarity } from "./familiarity.ts";
import { type LeftOut, leaveOut } from "./left-out.ts";
import type { Photograph } from "./photograph.ts";
import { type Resemblance, resemblance } from "./resemblance.ts";
import { fitTemperature } from "./temperature.ts";
import { spread } from "./vectors.ts";
import { whiten } from "./whitening.ts";

export interface Fitted<Kind extends Photograph> extends Resemblance {
  readonly head: Head;
  readonly found: readonly FoundFace<Kind>[];
  /** How views are seen by what was learned from everything else. */
  readonly leftOut: readonly LeftOut[];
}

/** Views that are left out; more of them say the same. */
const SAMPLE = 256;

/** All that an enrolment learns from embeddings; the network's other head lends what a few photographs cannot say. */
export function fitHead<Kind extends Photograph>(
  photographs: readonly Kind[],
  base: Pick<Head, "space" | "familiarity" | "temperature">,
): Fitted<Kind> {
  const space = whiten(
    photographs.flatMap(({ ways }) => ways),
    base.space,
  );
  const found = findFaces(photographs, space);
  const rough = enrolledHead(found, space, base);
  const shown = photographs.flatMap((photograph) => photograph.ways.flat().map((view) => ({ photograph, view })));
  const resembling = resemblance(rough);
  const leftOut = spread(shown, SAMPLE).map((one) => withoutTwins(leaveOut(one, found, rough), resembling));
  const head = { ...rough, temperature: fitTemperature(leftOut), familiarity: fitFamiliarity(leftOut, rough, base.familiarity) };
  return { head, found, leftOut, ...resembling };
}

/** What looks the same as the view's item can neither be told from it nor known for a stranger: it says nothing of what can. */
function withoutTwins(seen: LeftOut, { alike }: Resemblance): LeftOut {
  return { ...seen, others: seen.others.filter(({ item }) => !alike.get(seen.item)?.has(item)) };
}
