import { Demo } from "../demo.tsx";
import { Details } from "../details.tsx";
import { Icon } from "../icon.tsx";
import { Panel } from "../panel.tsx";
import { mayOrder, words } from "../state.ts";
import { Tray } from "../tray.tsx";

export function Idle() {
  const { idle } = words.value;
  return (
    <>
      <Panel look="rest" icon={<Icon name="tray" />} title={idle.title}>
        <p class="panel-sentence">{mayOrder.value ? idle.demoHint : idle.hint}</p>
      </Panel>
      <Details>{mayOrder.value ? <Demo /> : <Tray packs={[]} />}</Details>
    </>
  );
}
