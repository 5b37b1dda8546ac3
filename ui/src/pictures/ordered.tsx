import type { ComponentChildren } from "preact";
import { ItemName } from "../item-name.tsx";
import type { Order } from "../told.ts";
import { words } from "../words/language.ts";

/** What the order asks for, always in sight while there is one, and at its right what can be done with its picture. */
export function Ordered({ order, children }: { order: Order; children?: ComponentChildren }) {
  return (
    <header class="ordered">
      <div>
        <p class="kicker">{words.value.kinds[order.kind].expected}</p>
        <ItemName id={order.item} />
      </div>
      {children}
    </header>
  );
}
