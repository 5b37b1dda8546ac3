import { Page } from "../page.tsx";
import { EverySide } from "../pictures/every-side.tsx";
import { Tray } from "../pictures/tray.tsx";
import type { FaultView } from "../told.ts";
import { PageTools } from "../tools.tsx";
import { words } from "../words/language.ts";

/** The model is loading and proving itself: nothing is wrong, and no verdict is given yet. */
export function Starting({ view: { order } }: { view: FaultView }) {
  const { starting, faults } = words.value;
  const says = (
    <>
      <p class="panel-sentence">{faults.MODEL_STARTING}</p>
      <p class="panel-hint">{starting.hint}</p>
    </>
  );
  return (
    <Page look="rest" icon="starting" title={starting.title} says={says} tools={<PageTools />}>
      {order ? <EverySide order={order} /> : <Tray />}
    </Page>
  );
}
