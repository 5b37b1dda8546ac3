import { useLink } from "../link.ts";
import { Sheet } from "../sheet.tsx";
import { itemCard } from "../state.ts";
import { words } from "../words/language.ts";
import { Notice } from "./notice.tsx";
import { ask, asking, go } from "./state.ts";
import { WaitPage } from "./wait.tsx";

/** Asks once more before a medicine goes. */
export function RetirePage({ id }: { id: string }) {
  const say = words.value.pharmacy;
  const link = useLink();
  const { name, strength } = itemCard(id);
  if (asking.value) return <WaitPage title={say.saving} />;
  const retire = async () => {
    if (await ask(link, { do: "retire", item: id })) go({ at: "list" });
  };
  return (
    <Sheet
      name="pharmacy"
      answers={
        <>
          <button type="button" class="button" data-kind="first" onClick={() => go({ at: "item", item: id })}>
            {say.keep}
          </button>
          <button type="button" class="button" onClick={retire}>
            {say.retire}
          </button>
        </>
      }
    >
      <section class="pharmacy">
        <h1 class="heading">{say.reallyRetire(`${name} ${strength}`.trim())}</h1>
        <Notice />
        <p>{say.retireHint}</p>
      </section>
    </Sheet>
  );
}
