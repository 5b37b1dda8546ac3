import type { Teaching } from "../../../src/domain/teaching.ts";
import { useLink } from "../link.ts";
import { Page } from "../page.tsx";
import { Tray } from "../pictures/tray.tsx";
import { words } from "../words/language.ts";
import { LeaveTools } from "./leave.tsx";
import { NearList, namesOf } from "./near.tsx";
import { Notice } from "./notice.tsx";
import { PrintRead } from "./print.tsx";
import { ask, draft } from "./state.ts";

/** What was learned, and what will be asked of nurses, before anything is saved. */
export function ReviewPage({ review }: { review: Extract<Teaching, { step: "review" }> }) {
  const say = words.value.pharmacy;
  const link = useLink();
  const { sides, near, proof, inseparable, print, fit } = review;
  const isPlain = fit && inseparable.length === 0 && (!print || (print.name && print.strength));
  const says = (
    <>
      {!fit && <p class="panel-sentence">{say.notFit}</p>}
      {fit && proof.of > 0 && <p class="panel-sentence">{say.proof(proof.confirmed, proof.of)}</p>}
      {inseparable.length > 0 && <p class="panel-hint">{say.codeNeeded(namesOf(inseparable))}</p>}
    </>
  );
  return (
    <Page
      look={isPlain ? "rest" : "check"}
      icon={isPlain ? "counted" : "check"}
      title={`${draft.value.name} ${draft.value.strength}`}
      says={says}
      answers={
        <>
          {fit && (
            <button type="button" class="button" data-kind="first" onClick={() => ask(link, { do: "save" })}>
              {say.save}
            </button>
          )}
          <button type="button" class="button" onClick={() => ask(link, { do: "begin", medicine: draft.value })}>
            {say.again}
          </button>
        </>
      }
      tools={<LeaveTools />}
    >
      <div class="showing">
        <Tray />
        <Notice />
        <ul class="sides">
          {sides.map(({ tells, alike }, index) => (
            <li key={index}>
              <strong>{say.sideNumber(index + 1)}</strong> {tells && alike.length === 0 ? say.tells : say.looksLike(namesOf(alike))}
            </li>
          ))}
        </ul>
        <PrintRead print={print} />
        <NearList near={near} />
      </div>
    </Page>
  );
}
