import { signal } from "@preact/signals";
import type { ItemCard } from "../../src/protocol.ts";
import { current, heard, openTab, words } from "./state.ts";
import type { Order } from "./told.ts";
import { Tray } from "./tray.tsx";

/** Why the daemon did not take the last order, in its own words. */
const refusal = signal<string | undefined>(undefined);

/** The host's part, played by whoever tries the program out: only where a recorded camera stands in for the tray. */
export function DemoOrders() {
  const say = words.value.demo;
  const order = openOrder();
  return (
    <div class="demo">
      <div class="demo-head">
        <div>
          <h2 class="heading">{say.title}</h2>
          <p class="demo-hint">{say.hint}</p>
        </div>
        <Tray packs={NO_PACKS} />
      </div>
      {refusal.value !== undefined && (
        <p class="demo-refusal" role="alert">
          {say.failed} {refusal.value}
        </p>
      )}
      <div class="demo-items">
        {heard.value.hello?.formulary.map((card) => (
          <DemoItem key={card.id} card={card} order={order} />
        ))}
      </div>
      {order && (
        <div class="demo-actions">
          <button type="button" class="button" onClick={() => ask("DELETE", `/v1/verifications/${order.id}`)}>
            {say.cancelOrder}
          </button>
          <button type="button" class="button" data-kind="quiet" onClick={leave}>
            {say.back}
          </button>
        </div>
      )}
    </div>
  );
}

/** The order that can still be cancelled: without a verdict yet. */
function openOrder(): Order | undefined {
  const scene = current.value;
  return scene.view === "waiting" || scene.view === "checking" ? scene.order : undefined;
}

const NO_PACKS: readonly never[] = [];

function DemoItem({ card, order }: { card: ItemCard; order: Order | undefined }) {
  return (
    <button type="button" class="demo-item" data-item={card.id} aria-pressed={order?.item === card.id} onClick={() => place(card)}>
      <span class="demo-picture">{card.references[0] && <img src={card.references[0].url} alt="" />}</span>
      <span class="demo-name">{card.name}</span>
      <span class="demo-strength">
        {card.strength} {card.form}
      </span>
    </button>
  );
}

function place(card: ItemCard): Promise<void> {
  const transactionId = `demo-${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36)}`;
  return ask("POST", "/v1/verifications", { transactionId, kind: "remove", expected: { item: card.id } });
}

/** RFC 9457: what the daemon answers to an order that it does not take. */
interface Problem {
  readonly detail: string;
}

/** Leaves the room when it is done: what the daemon made of it comes as a view. */
async function ask(method: "POST" | "DELETE", path: string, body?: object): Promise<void> {
  refusal.value = undefined;
  try {
    const init = body ? { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : { method };
    const response = await fetch(path, init);
    if (response.ok) leave();
    else refusal.value = ((await response.json()) as Problem).detail;
  } catch (error) {
    refusal.value = String(error);
  }
}

function leave(): void {
  refusal.value = undefined;
  openTab("pictures");
}
