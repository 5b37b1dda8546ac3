import type { Medicine } from "../../../src/domain/teaching.ts";
import { Keyboard } from "../keyboard.tsx";
import { words } from "../words/language.ts";
import { AlikePage } from "./alike.tsx";
import { draft, go } from "./state.ts";

const LIMIT = { name: 120, strength: 120, form: 120, gtin: 14 } as const;

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
      firstPage={field === "gtin" ? -1 : 0}
      text={draft.value[field]}
      optional={field !== "name"}
      done={say.done}
      disabled={false}
      onDone={(text) => {
        draft.value = { ...draft.value, [field]: text };
        back();
      }}
      onBack={back}
    />
  );
}
