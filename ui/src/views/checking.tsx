import { Foot } from "../answer/foot.tsx";
import { Page } from "../page.tsx";
import { Beside } from "../pictures/beside.tsx";
import { frameAspect } from "../pictures/frames.ts";
import { Tray } from "../pictures/tray.tsx";
import type { CheckingView } from "../told.ts";
import { OrderTools } from "../tools.tsx";
import { words } from "../words/language.ts";

/** A pack lies still and is being looked at: as many dots as pictures have to agree. */
export function Checking({ view }: { view: CheckingView }) {
  const { title, hint, progress } = words.value.checking;
  const says = (
    <>
      <p class="panel-sentence">{hint}</p>
      <p class="steps" role="img" aria-label={`${view.agreeing} / ${view.needed} ${progress}`}>
        {Array.from({ length: view.needed }, (_, index) => (
          <span key={index} class="step" data-done={index < view.agreeing} />
        ))}
      </p>
    </>
  );
  return (
    <Page look="rest" icon="eye" title={title} says={says} foot={<Foot view={view} />} tools={<OrderTools view={view} />}>
      <Beside order={view.order} face={view.face} aspect={frameAspect.value}>
        <Tray packs={view.packs} />
      </Beside>
    </Page>
  );
}
