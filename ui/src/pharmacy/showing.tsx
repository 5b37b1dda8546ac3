import type { ShowReason, Teaching } from "../../../src/domain/teaching.ts";
import type { IconName } from "../icon.tsx";
import { useLink } from "../link.ts";
import { Page } from "../page.tsx";
import { Tray } from "../pictures/tray.tsx";
import { words } from "../words/language.ts";
import { LeaveTools } from "./leave.tsx";
import { NearList, namesOf } from "./near.tsx";
import { Notice } from "./notice.tsx";
import { PrintRead } from "./print.tsx";
import { ask } from "./state.ts";

/** The pack is shown: what to do next, how far it is, and what it looks like so far. */
export function ShowingPage({ showing }: { showing: Extract<Teaching, { step: "showing" }> }) {
  const say = words.value.pharmacy;
  const link = useLink();
  const { side, taken, wanted, because, sides, near, print, enough } = showing;
  const current = sides[side - 1];
  const says = (
    <>
      <p class="panel-sentence">{say.because[because]}</p>
      <p class="steps" data-many="true" role="img" aria-label={say.pictures(taken, wanted)}>
        {Array.from({ length: wanted }, (_, index) => (
          <span key={index} class="step" data-done={index < taken} />
        ))}
      </p>
      {current && !current.tells && <p class="panel-hint">{say.looksLike(namesOf(current.alike))}</p>}
    </>
  );
  return (
    <Page
      look="rest"
      icon={ICONS[because]}
      title={say.side(side)}
      says={says}
      answers={
        enough && (
          <button type="button" class="button" onClick={() => ask(link, { do: "next" })}>
            {side === 2 && taken === 0 ? say.oneSide : say.enough}
          </button>
        )
      }
      tools={<LeaveTools />}
    >
      <div class="showing">
        <Tray />
        <Notice />
        <PrintRead print={print} />
        <NearList near={near} />
      </div>
    </Page>
  );
}

const ICONS: Readonly<Record<ShowReason, IconName>> = {
  empty: "empty",
  moving: "moving",
  "two-packs": "two-packs",
  "cut-off": "cut-off",
  covered: "covered",
  blurred: "blurred",
  glare: "glare",
  dark: "dark",
  "lay-anew": "empty",
  move: "moving",
  "same-side": "turn",
  looking: "eye",
};
