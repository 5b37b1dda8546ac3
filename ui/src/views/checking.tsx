import { Details } from "../details.tsx";
import { Icon } from "../icon.tsx";
import { Panel } from "../panel.tsx";
import { Reference } from "../reference.tsx";
import { words } from "../state.ts";
import type { CheckingView } from "../told.ts";
import { Tray } from "../tray.tsx";

export function Checking({ view }: { view: CheckingView }) {
  const { title, hint, progress } = words.value.checking;
  return (
    <>
      <Panel look="rest" icon={<Icon name="eye" />} title={title}>
        <p class="panel-sentence">{hint}</p>
        <p class="steps" role="img" aria-label={`${view.agreeing} / ${view.needed} ${progress}`}>
          {Array.from({ length: view.needed }, (_, index) => (
            <span key={index} class="step" data-done={index < view.agreeing} />
          ))}
        </p>
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
