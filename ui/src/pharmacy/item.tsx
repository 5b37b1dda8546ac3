import { ItemName } from "../item-name.tsx";
import { faceName } from "../pictures/face-name.ts";
import { Sheet } from "../sheet.tsx";
import { itemCard } from "../state.ts";
import { Tool } from "../tool.tsx";
import { words } from "../words/language.ts";
import { Notice } from "./notice.tsx";
import { describe, go } from "./state.ts";

/** One medicine, its pictures, and what may be done about it. */
export function ItemPage({ id }: { id: string }) {
  const say = words.value.pharmacy;
  const { name, strength, form, gtins, lookAlikes, reveal, references } = itemCard(id);
  return (
    <Sheet
      name="pharmacy"
      answers={
        <>
          <button
            type="button"
            class="button"
            data-kind="first"
            onClick={() => describe({ name, strength, form, gtins, lookAlikes, reveal }, id)}
          >
            {say.change}
          </button>
          <button type="button" class="button" onClick={() => go({ at: "retire", item: id })}>
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
        <div class="medicine-pictures">
          {references.map(({ face, url }) => (
            <img key={face} src={url} alt={faceName(face)} />
          ))}
        </div>
      </section>
    </Sheet>
  );
}
