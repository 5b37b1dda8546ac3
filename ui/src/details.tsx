import type { ComponentChildren } from "preact";
import { Demo } from "./demo.tsx";
import { Header } from "./header.tsx";
import { tab } from "./state.ts";
import { Technician } from "./technician.tsx";
import type { Order } from "./told.ts";

/** The right side: what was ordered, and below it the pictures, unless another tab is open. */
export function Details({ order, children }: { order?: Order; children?: ComponentChildren }) {
  return (
    <section class="details">
      <Header {...(order && { order })} />
      <div class="details-tab">
        {tab.value === "technician" && <Technician />}
        {tab.value === "demo" && <Demo />}
        {tab.value === "pictures" && children}
      </div>
    </section>
  );
}
