import { useEffect } from "preact/hooks";
import { useLink } from "../link.ts";
import { FieldPage } from "../pharmacy/field.tsx";
import { FilePage } from "../pharmacy/file.tsx";
import { FormPage } from "../pharmacy/form.tsx";
import { ItemPage } from "../pharmacy/item.tsx";
import { ListPage } from "../pharmacy/list.tsx";
import { PinPage } from "../pharmacy/pin.tsx";
import { RetirePage } from "../pharmacy/retire.tsx";
import { ReviewPage } from "../pharmacy/review.tsx";
import { ShowingPage } from "../pharmacy/showing.tsx";
import { lock, pin, place } from "../pharmacy/state.ts";
import { teaching } from "../pharmacy/teaching.ts";
import { WaitPage } from "../pharmacy/wait.tsx";
import { Sheet } from "../sheet.tsx";
import { heard } from "../state.ts";
import { BackTool } from "../tools.tsx";
import { words } from "../words/language.ts";

/** The pharmacy technician's own pages. Whoever leaves them locks them. */
export function Pharmacy() {
  return (
    <div class="pharmacy-pages" data-teaching={teaching.value?.step ?? "locked"}>
      <Pages />
    </div>
  );
}

function Pages() {
  const say = words.value.pharmacy;
  const link = useLink();
  useEffect(() => () => void lock(link), [link]);
  if (!heard.value.hello?.teaches)
    return (
      <Sheet name="pharmacy" tools={<BackTool />}>
        <section class="pharmacy">
          <h1 class="heading">{say.title}</h1>
          <p>{say.closed}</p>
        </section>
      </Sheet>
    );
  const step = teaching.value;
  switch (step?.step) {
    case undefined:
      return <PinPage title={say.pin} opened={(typed) => (pin.value = typed)} />;
    case "showing":
      return <ShowingPage showing={step} />;
    case "review":
      return <ReviewPage review={step} />;
    case "fitting":
      return <WaitPage title={say.fitting} />;
    case "saving":
      return <WaitPage title={say.saving} />;
    case "resting":
    case "ended":
      return <Place />;
  }
}

function Place() {
  const at = place.value;
  switch (at.at) {
    case "list":
      return <ListPage />;
    case "file":
      return <FilePage />;
    case "item":
      return <ItemPage key={at.item} id={at.item} />;
    case "retire":
      return <RetirePage id={at.item} />;
    case "form":
      return <FormPage item={at.item} />;
    case "field":
      return <FieldPage key={at.field} field={at.field} item={at.item} />;
  }
}
