import { Details } from "../details.tsx";
import { Icon } from "../icon.tsx";
import { Panel } from "../panel.tsx";
import { Reference } from "../reference.tsx";
import { words } from "../state.ts";
import type { WaitingView } from "../told.ts";
import { Tray } from "../tray.tsx";

export function Waiting({ view }: { view: WaitingView }) {
  const { title, hint } = words.value.waiting[view.because];
  return (
    <>
      <Panel look="rest" icon={<Icon name="tray" />} title={title}>
        <p class="panel-sentence">{hint}</p>
      </Panel>
      <Details order={view.order}>
        <div class="beside">
          <Reference item={view.order.item} />
          <Tray packs={view.packs} />
        </div>
      </Details>
    </>
  );
}
