import { Icon } from "../icon.tsx";
import { Panel } from "../panel.tsx";
import { words } from "../state.ts";

/** The first moments, before the daemon has spoken. There are no details yet. */
export function Connecting() {
  const { connecting } = words.value;
  return (
    <Panel look="rest" icon={<Icon name="eye" />} title={connecting.title}>
      <p class="panel-sentence">{connecting.hint}</p>
    </Panel>
  );
}
