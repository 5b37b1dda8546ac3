import type { ItemCard } from "../../../src/protocol.ts";
import { formWords } from "../item-name.tsx";
import { heard } from "../state.ts";
import { words } from "../words/language.ts";
import { openOrder, place, refusal } from "./host.ts";

/** The formulary, the medicines of the recording first: a tap orders one. */
export function DemoOrders() {
  const say = words.value.demo;
  const formulary = heard.value.hello?.formulary ?? [];
  const recorded = [...recordedItems()].flatMap((item) => formulary.filter(({ id }) => id === item));
  const others = formulary.filter((card) => !recorded.includes(card));
  return (
    <section class="demo-orders">
      <h1 class="heading">{say.order}</h1>
      {refusal.value !== undefined && (
        <p class="demo-refusal" role="alert">
          {say.failed} {refusal.value}
        </p>
      )}
      <div class="demo-items">
        {recorded.length > 0 && <DemoItems title={say.recorded} cards={recorded} />}
        <DemoItems {...(recorded.length > 0 && { title: say.others })} cards={others} />
      </div>
    </section>
  );
}

/** The medicines in the recording, each once, in the order they appear. */
function recordedItems(): ReadonlySet<string | null> {
  return new Set(heard.value.hello?.clips?.flatMap(({ packs }) => packs.map(({ item }) => item)));
}

function DemoItems({ title, cards }: { title?: string; cards: readonly ItemCard[] }) {
  const ordered = openOrder()?.item;
  return (
    <>
      {title && <h2 class="demo-title">{title}</h2>}
      {cards.map((card) => (
        <button
          key={card.id}
          type="button"
          class="demo-item"
          data-item={card.id}
          aria-pressed={ordered === card.id}
          onClick={() => place(card.id)}
        >
          <span class="demo-picture">{card.references[0] && <img src={card.references[0].url} alt="" />}</span>
          <span class="demo-name">{card.name}</span>
          <span class="demo-strength">
            {card.strength} {formWords(card.form)}
          </span>
        </button>
      ))}
    </>
  );
}
