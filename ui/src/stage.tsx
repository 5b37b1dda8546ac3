import type { ComponentChildren } from "preact";
import { DemoOrders } from "./demo.tsx";
import { Header } from "./header.tsx";
import { room } from "./state.ts";
import { Technician } from "./technician.tsx";
import type { Order } from "./told.ts";

/** The right side: what was ordered, and below it the pictures, unless another room was entered. */
export function Stage({ order, children }: { order?: Order; children?: ComponentChildren }) {
  return (
    <section class="stage">
      <Header {...(order && { order })} />
      <div class="stage-room">
        {room.value === "technician" && <Technician />}
        {room.value === "demo" && <DemoOrders />}
        {room.value === "pictures" && children}
      </div>
    </section>
  );
}
