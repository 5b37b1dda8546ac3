import { Page } from "../page.tsx";
import { EverySide } from "../pictures/every-side.tsx";
import type { OffReason } from "../scene.ts";
import { order } from "../state.ts";
import type { FaultView, Order } from "../told.ts";
import { PageTools } from "../tools.tsx";
import { words } from "../words/language.ts";

/** The daemon says that it cannot check: the reason in the nurse's words; code and detail are on the technician's page. */
export function FaultNotice({ view }: { view: FaultView }) {
  return <Off reason={words.value.faults[view.code]} order={view.order} />;
}

/** The page itself cannot vouch for what it was last told. */
export function PageOff({ because }: { because: OffReason }) {
  return <Off reason={words.value.offReasons[because]} order={order.value} />;
}

/** What is ordered stays in sight: the usual check needs it. */
function Off({ reason, order }: { reason: string; order: Order | undefined }) {
  const say = words.value;
  const says = (
    <>
      <p class="panel-sentence">{say.off}</p>
      <p class="panel-hint">{reason}</p>
    </>
  );
  return (
    <Page look="off" icon="off" title={say.looks.off} says={says} tools={<PageTools />}>
      {order && <EverySide order={order} />}
    </Page>
  );
}
