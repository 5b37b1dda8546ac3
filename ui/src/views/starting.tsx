import { Details } from "../details.tsx";
import { Icon } from "../icon.tsx";
import { Panel } from "../panel.tsx";
import { words } from "../state.ts";
import { Tray } from "../tray.tsx";

/** The model is loading and proving itself: nothing is wrong, and no verdict is given yet. */
export function Starting() {
  const { starting, faults } = words.value;
  return (
    <>
      <Panel look="rest" icon={<Icon name="starting" />} title={starting.title}>
        <p class="panel-sentence">{faults.MODEL_STARTING}</p>
        <p class="panel-hint">{starting.hint}</p>
      </Panel>
      <Details>
        <Tray packs={NO_PACKS} />
      </Details>
    </>
  );
}

const NO_PACKS: readonly never[] = [];
