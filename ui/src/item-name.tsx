import { itemCard } from "./state.ts";
import { words } from "./words/language.ts";

/** The name as the hospital typed it, tall-man letters included, then strength and form. */
export function ItemName({ id }: { id: string }) {
  const { name, strength, form } = itemCard(id);
  return (
    <p class="item">
      <span class="item-name" data-long={name.length > LONG} translate={false}>
        {name}
      </span>{" "}
      <span class="item-strength">{strength}</span> <span class="item-form">{formWords(form)}</span>
    </p>
  );
}

/** A form that the language knows is said in it; another as the hospital typed it. */
export function formWords(form: string): string {
  return words.value.forms[form.toLowerCase()] ?? form;
}

/** The number of letters that fit the answer column at full size. */
const LONG = 15;
