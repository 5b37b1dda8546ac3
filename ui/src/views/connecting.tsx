import { Icon } from "../icon.tsx";
import { Panel } from "../panel.tsx";
import { words } from "../state.ts";

/** The first moments, before the daemon has spoken. Not in the stage: without the daemon there is nothing to show there. */
export function Connecting() {
  const { connecting } = words.value;
  return (
    <Panel look="rest" icon={<Icon name="eye" />} title={connecting.title}>
      <p class="panel-sentence">{connecting.hint}</p>
    </Panel>
  );
}
