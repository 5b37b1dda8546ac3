import type { Medicine } from "../../../src/domain/teaching.ts";
import { Keyboard } from "../keyboard.tsx";
import { words } from "../words/language.ts";
import { AlikePage } from "./alike.tsx";
import { draft, go } from "./state.ts";

const LIMIT = { name: 120, strength: 120, form: 120, gtins: 300 } as const;

/** One line of a medicine, typed or, on real keys, scanned. */
export function FieldPage({ field, item }: { field: keyof Medicine; item?: string | undefined }) {
  const say = words.value.pharmacy;
  const back = () => go({ at: "form", item });
  if (field === "lookAlikes") return <AlikePage item={item} />;
  if (field === "reveal") return null;
  return (
    <Keyboard
      look="rest"
      title={say.fields[field]}
      limit={LIMIT[field]}
      firstPage={field === "gtins" ? -1 : 0}
      text={field === "gtins" ? draft.value.gtins.join(" ") : draft.value[field]}
      optional={field !== "name"}
      done={say.done}
      disabled={false}
      onDone={(text) => {
        draft.value = { ...draft.value, [field]: field === "gtins" ? numbersIn(text) : text };
        back();
      }}
      onBack={back}
    />
  );
}

/** A medicine has a number for each pack size; people put between them what comes to mind. */
function numbersIn(text: string): readonly string[] {
  return text.split(/[^0-9]+/).filter((number) => number !== "");
}
