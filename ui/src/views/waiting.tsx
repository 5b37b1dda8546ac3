import { Foot } from "../answer/foot.tsx";
import type { IconName } from "../icon.tsx";
import { Page } from "../page.tsx";
import { Beside } from "../pictures/beside.tsx";
import { EverySide } from "../pictures/every-side.tsx";
import { frameAspect } from "../pictures/frames.ts";
import { Tray } from "../pictures/tray.tsx";
import type { WaitingView } from "../told.ts";
import { OrderTools } from "../tools.tsx";
import { words } from "../words/language.ts";

/** One concrete thing to do, with its own icon, until a pack lies in the tray that can be looked at. */
export function Waiting({ view }: { view: WaitingView }) {
  const { order, because, packs, face } = view;
  const { title, hint, icon } = toDo(view);
  return (
    <Page
      look="rest"
      icon={icon}
      title={title}
      says={<p class="panel-sentence">{hint}</p>}
      foot={<Foot view={view} />}
      tools={<OrderTools view={view} />}
    >
      {because === "empty" ? (
        <EverySide order={order} />
      ) : (
        <Beside order={order} face={face} aspect={frameAspect.value}>
          <Tray packs={packs} />
        </Beside>
      )}
    </Page>
  );
}

function toDo({ order, because }: WaitingView): { readonly title: string; readonly hint: string; readonly icon: IconName } {
  const { kinds, waiting } = words.value;
  if (because === "empty") return { title: kinds[order.kind].place, hint: waiting.empty.hint, icon: "empty" };
  if (because === "put-back") return { ...kinds[order.kind].remove, icon: "put-back" };
  return { ...waiting[because], icon: because };
}
