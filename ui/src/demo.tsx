import { signal } from "@preact/signals";
import type { ItemCard } from "../../src/protocol.ts";
import { DemoTray } from "./demo-tray.tsx";
import { current, heard, openTab, words } from "./state.ts";
import type { Order } from "./told.ts";

/** Why the daemon refused the last order, in its own words. */
const refusal = signal<string | undefined>(undefined);

/** Here a newcomer plays the cabinet; only with a recorded camera. */
export function Demo() {
  return (
    <div class="demo">
      <DemoTray />
      <DemoOrders />
    </div>
  );
}

function DemoOrders() {
  const say = words.value.demo;
  const order = openOrder();
  const formulary = heard.value.hello?.formulary ?? [];
  const recorded = [...recordedItems()].flatMap((item) => formulary.filter(({ id }) => id === item));
  const others = formulary.filter((card) => !recorded.includes(card));
  return (
    <section class="demo-orders">
      <h2 class="heading">{say.order}</h2>
      {refusal.value !== undefined && (
        <p class="demo-refusal" role="alert">
          {say.failed} {refusal.value}
        </p>
      )}
      <div class="demo-items">
        {recorded.length > 0 && <DemoItems title={say.recorded} cards={recorded} order={order} />}
        <DemoItems {...(recorded.length > 0 && { title: say.others })} cards={others} order={order} />
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
    </section>
  );
}

/** The medicines in the recording, each once, in the order they appear. */
function recordedItems(): ReadonlySet<string | null> {
  return new Set(heard.value.hello?.clips?.flatMap(({ packs }) => packs.map(({ item }) => item)));
}

/** The order that can still be cancelled because it has no verdict yet. */
function openOrder(): Order | undefined {
  const scene = current.value;
  return scene.view === "waiting" || scene.view === "checking" ? scene.order : undefined;
}

function DemoItems(props: { title?: string; cards: readonly ItemCard[]; order: Order | undefined }) {
  return (
    <>
      {props.title && <h3 class="demo-title">{props.title}</h3>}
      {props.cards.map((card) => (
        <DemoItem key={card.id} card={card} order={props.order} />
      ))}
    </>
  );
}

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

/** RFC 9457: how the daemon refuses an order. */
interface Problem {
  readonly detail: string;
}

/** Returns to the pictures when done; the outcome arrives as a view. */
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
