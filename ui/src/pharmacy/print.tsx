import type { TaughtPrint } from "../../../src/domain/teaching.ts";
import { words } from "../words/language.ts";
import { fullName } from "./near.tsx";

/** The lines with the tallest letters say what a pack is. */
const MOST = 4;

/** What was read on the new pack, and what does not fit what was typed. */
export function PrintRead({ print }: { print: TaughtPrint | undefined }) {
  const say = words.value.pharmacy.print;
  if (!print) return null;
  const { lines, name, strength, names } = print;
  return (
    <section class="near">
      <h2 class="near-title">{say.read}</h2>
      <p translate={false}>{lines.slice(0, MOST).join(" · ")}</p>
      {!name && <p class="pharmacy-notice">{say.otherName}</p>}
      {!strength && <p class="pharmacy-notice">{say.otherStrength}</p>}
      {names !== undefined && <p class="pharmacy-notice">{say.names(fullName(names))}</p>}
    </section>
  );
}
