import { Foot } from "../answer/foot.tsx";
import { Page } from "../page.tsx";
import { Beside } from "../pictures/beside.tsx";
import { TRAY_ASPECT, Tray } from "../pictures/tray.tsx";
import type { CountedView } from "../told.ts";
import { OrderTools } from "../tools.tsx";
import { words } from "../words/language.ts";

/** The pack in the tray is done. Grey again: what was said about it has been said. */
export function Counted({ view }: { view: CountedView }) {
  const { title, next, complete } = words.value.counted;
  const { counted, wanted } = view;
  const hint = wanted !== undefined && counted >= wanted ? complete : next;
  return (
    <Page
      look="rest"
      icon="counted"
      title={title}
      says={<p class="panel-sentence">{hint}</p>}
      foot={<Foot view={view} />}
      tools={<OrderTools view={view} />}
    >
      <Beside order={view.order} aspect={TRAY_ASPECT}>
        <Tray packs={view.packs} />
      </Beside>
    </Page>
  );
}
