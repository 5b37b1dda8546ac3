import { itemCard } from "./state.ts";

/** Name as the hospital typed it, tall-man letters included; strength and form after it. */
export function ItemName({ id }: { id: string }) {
  const card = itemCard(id);
  return (
    <p class="item">
      <span class="item-name" data-long={card.name.length > LONG} translate={false}>
        {card.name}
      </span>{" "}
      <span class="item-strength">{card.strength}</span> <span class="item-form">{card.form}</span>
    </p>
  );
}

/** Letters that fit into the answer column at full size. */
const LONG = 15;
