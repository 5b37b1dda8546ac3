import type { Medicine } from "../../../src/domain/teaching.ts";
import { useLink } from "../link.ts";
import { Sheet } from "../sheet.tsx";
import { itemCard } from "../state.ts";
import { Tool } from "../tool.tsx";
import { words } from "../words/language.ts";
import { Notice } from "./notice.tsx";
import { ask, asking, draft, go } from "./state.ts";
import { WaitPage } from "./wait.tsx";

const FIELDS = ["name", "strength", "form", "gtins", "lookAlikes", "reveal"] as const satisfies readonly (keyof Medicine)[];

/** What a picture does not show, each line a button to type it. */
export function FormPage({ item }: { item?: string | undefined }) {
  const say = words.value.pharmacy;
  const link = useLink();
  const medicine = draft.value;
  if (asking.value) return <WaitPage title={say.saving} />;
  const finish = async () => {
    const done = await ask(link, item === undefined ? { do: "begin", medicine } : { do: "change", item, medicine });
    if (done) go({ at: "list" });
  };
  const press = (field: keyof Medicine) => {
    if (field === "reveal") draft.value = { ...medicine, reveal: medicine.reveal === "immediate" ? "after_confirm" : "immediate" };
    else go({ at: "field", field, item });
  };
  return (
    <Sheet
      name="pharmacy"
      answers={
        <button type="button" class="button" data-kind="first" disabled={medicine.name.trim() === ""} onClick={finish}>
          {item === undefined ? say.show : say.save}
        </button>
      }
      tools={
        <Tool icon="back" label={words.value.tools.back} press={() => go(item === undefined ? { at: "list" } : { at: "item", item })} />
      }
    >
      <section class="pharmacy">
        <h1 class="heading">{item === undefined ? say.teach : say.change}</h1>
        <Notice />
        <div class="medicines">
          {FIELDS.map((field) => (
            <button key={field} type="button" class="medicine" data-field={field} onClick={() => press(field)}>
              <span>{say.fields[field]}</span>
              <span class="medicine-name" translate={false}>
                {shown(medicine, field)}
              </span>
            </button>
          ))}
        </div>
      </section>
    </Sheet>
  );
}

function shown(medicine: Medicine, field: keyof Medicine): string {
  const { none, reveals } = words.value.pharmacy;
  if (field === "reveal") return reveals[medicine.reveal];
  if (field === "lookAlikes") return medicine.lookAlikes.map((id) => itemCard(id).name).join(", ") || none;
  if (field === "gtins") return medicine.gtins.join(", ") || none;
  return medicine[field] || none;
}
