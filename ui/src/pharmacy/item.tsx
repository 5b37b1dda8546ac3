import { ItemName } from "../item-name.tsx";
import { useLink } from "../link.ts";
import { Sheet } from "../sheet.tsx";
import { itemCard } from "../state.ts";
import { Tool } from "../tool.tsx";
import { words } from "../words/language.ts";
import { Notice } from "./notice.tsx";
import { ask, asking, describe, go } from "./state.ts";
import { WaitPage } from "./wait.tsx";

/** One medicine, its pictures, and what may be done about it. */
export function ItemPage({ id }: { id: string }) {
  const say = words.value.pharmacy;
  const link = useLink();
  const { name, strength, form, gtin = "", lookAlikes, reveal, references } = itemCard(id);
  if (asking.value) return <WaitPage title={say.saving} />;
  const retire = async () => {
    if (await ask(link, { do: "retire", item: id })) go({ at: "list" });
  };
  return (
    <Sheet
      name="pharmacy"
      answers={
        <>
          <button
            type="button"
            class="button"
            data-kind="first"
            onClick={() => describe({ name, strength, form, gtin, lookAlikes, reveal }, id)}
          >
            {say.change}
          </button>
          <button type="button" class="button" onClick={retire}>
            {say.retire}
          </button>
        </>
      }
      tools={<Tool icon="back" label={words.value.tools.back} press={() => go({ at: "list" })} />}
    >
      <section class="pharmacy">
        <h1 class="heading">
          <ItemName id={id} />
        </h1>
        <Notice />
        <p>{say.retireHint}</p>
        <div class="medicine-pictures">
          {references.map(({ face, url }) => (
            <img key={face} src={url} alt={words.value.pictures.faces[face] ?? face} />
          ))}
        </div>
      </section>
    </Sheet>
  );
}
