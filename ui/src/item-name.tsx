import { itemCard } from "./state.ts";

/** The name as the hospital typed it, tall-man letters included, then strength and form. */
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

/** The number of letters that fit the answer column at full size. */
const LONG = 15;
