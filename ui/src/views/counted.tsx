import { Foot } from "../answer/foot.tsx";
import { Page } from "../page.tsx";
import { Beside } from "../pictures/beside.tsx";
import { frameAspect } from "../pictures/frames.ts";
import { Tray } from "../pictures/tray.tsx";
import type { CountedView } from "../told.ts";
import { OrderTools } from "../tools.tsx";
import { words } from "../words/language.ts";

/** The last pack is done. Grey again: what was said about it has been said. */
export function Counted({ view }: { view: CountedView }) {
  const { next, complete, takeOut, nothingMore } = words.value.counted;
  const { counted, wanted, packs } = view;
  const isComplete = wanted !== undefined && counted >= wanted;
  const hint = packs.length > 0 ? takeOut : isComplete && nothingMore;
  return (
    <Page
      look="rest"
      icon="counted"
      title={isComplete ? complete : next}
      says={hint && <p class="panel-sentence">{hint}</p>}
      foot={<Foot view={view} />}
      tools={<OrderTools view={view} />}
    >
      <Beside order={view.order} aspect={frameAspect.value}>
        <Tray packs={view.packs} />
      </Beside>
    </Page>
  );
}
