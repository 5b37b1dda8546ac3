import { Sheet } from "../sheet.tsx";
import { heard } from "../state.ts";
import { words } from "../words/language.ts";
import { draft, go } from "./state.ts";

/** The medicines that look or sound like it: a tap says so, another one takes it back. */
export function AlikePage({ item }: { item?: string | undefined }) {
  const say = words.value.pharmacy;
  const { lookAlikes } = draft.value;
  const toggle = (id: string) => {
    const others = lookAlikes.filter((one) => one !== id);
    draft.value = { ...draft.value, lookAlikes: others.length < lookAlikes.length ? others : [...lookAlikes, id] };
  };
  return (
    <Sheet
      name="pharmacy"
      answers={
        <button type="button" class="button" data-kind="first" onClick={() => go({ at: "form", item })}>
          {say.done}
        </button>
      }
    >
      <section class="pharmacy">
        <h1 class="heading">{say.fields.lookAlikes}</h1>
        <div class="medicines">
          {heard.value.hello?.formulary
            .filter(({ id }) => id !== item)
            .map(({ id, name, strength }) => (
              <button key={id} type="button" class="medicine" aria-pressed={lookAlikes.includes(id)} onClick={() => toggle(id)}>
                <span class="medicine-name" translate={false}>
                  {name}
                </span>
                <span>{strength}</span>
              </button>
            ))}
        </div>
      </section>
    </Sheet>
  );
}
