import { scanned } from "../scanned.ts";
import type { OrderView } from "../told.ts";
import { words } from "../words/language.ts";
import { outcome } from "./send.ts";

/** Below the answer: how many packs are done, whose badge is missing, what was not recorded, and the entry in the record. */
export function Foot({ view }: { view: OrderView }) {
  const say = words.value;
  const { counted, wanted } = view;
  const counts = wanted === undefined ? counted > 0 : wanted > 1;
  return (
    <>
      {counts && <p class="count">{wanted === undefined ? say.counted.soFar(counted) : say.counted.of(counted, wanted)}</p>}
      {view.needs[0] && <p class="missing">{say.badge.missing[view.needs[0]]}</p>}
      <NotRecorded />
      <NotScanned />
      {"entry" in view && (
        <p class="entry">
          {say.answers.entry} {view.entry}
        </p>
      )}
    </>
  );
}

export function NotRecorded() {
  const say = words.value.answers;
  const result = outcome.value;
  if (result === "sending") return <p class="outcome">{say.sending}</p>;
  const failed = result === "stale" || result === "refused" || result === "unheard";
  return <div role="status">{failed && <p class="outcome">{say.notRecorded[result]}</p>}</div>;
}

/** A code that was read shows in the answer. */
function NotScanned() {
  const say = words.value.code;
  const result = scanned.value;
  const lost = result === "unreadable" || result === "stale" || result === "refused" || result === "unheard";
  const told = lost ? say.notTaken : result === "nothing" && say.nothing;
  return <div role="status">{told && <p class="outcome">{told}</p>}</div>;
}
