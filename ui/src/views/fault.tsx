import type { ComponentChildren } from "preact";
import { Details } from "../details.tsx";
import { Icon } from "../icon.tsx";
import { Panel } from "../panel.tsx";
import type { OffReason } from "../scene.ts";
import { words } from "../state.ts";
import type { FaultView } from "../told.ts";

/** The daemon says that it cannot check: the reason for the nurse, code and detail for the technician. */
export function FaultNotice({ fault }: { fault: FaultView }) {
  return <Off reason={words.value.faults[fault.code]} />;
}

/** The page itself cannot vouch for what it was last told. */
export function PageOff({ because }: { because: OffReason }) {
  return <Off reason={words.value.offReasons[because]} />;
}

function Off({ reason, children }: { reason: string; children?: ComponentChildren }) {
  const say = words.value;
  return (
    <>
      <Panel look="off" icon={<Icon name="off" />} title={say.looks.off}>
        <p class="panel-sentence">{say.off}</p>
      </Panel>
      <Details>
        <div class="off-reason">
          <p class="off-sentence">{reason}</p>
          {children}
        </div>
      </Details>
    </>
  );
}
