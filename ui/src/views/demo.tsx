import { kind, nextKind, nextQuantity, quantity } from "../demo/host.ts";
import { DemoOrders } from "../demo/orders.tsx";
import { DemoTray } from "../demo/tray.tsx";
import { Sheet } from "../sheet.tsx";
import { current } from "../state.ts";
import { Tool } from "../tool.tsx";
import { BackTool, CleanTool, PageTools } from "../tools.tsx";
import { words } from "../words/language.ts";

/** Here a newcomer plays the cabinet; only with a recorded camera. */
export function Demo() {
  const say = words.value;
  return (
    <Sheet
      name="demo"
      answers={
        <>
          <Tool icon="kind" label={say.kinds[kind.value].name} press={nextKind} />
          <Tool icon="packs" label={say.demo.packs(quantity.value)} press={nextQuantity} />
        </>
      }
      tools={
        <>
          <CleanTool />
          <PageTools />
          {current.value.view !== "idle" && <BackTool />}
        </>
      }
    >
      <div class="demo">
        <DemoTray />
        <DemoOrders />
      </div>
    </Sheet>
  );
}
