import { formWords } from "../item-name.tsx";
import { useLink } from "../link.ts";
import { Sheet } from "../sheet.tsx";
import { heard } from "../state.ts";
import { BackTool, LanguageTool } from "../tools.tsx";
import { words } from "../words/language.ts";
import { Notice } from "./notice.tsx";
import { ask, asking, describe, go } from "./state.ts";
import { teaching } from "./teaching.ts";
import { WaitPage } from "./wait.tsx";

/** Every medicine that the device knows: a tap shows one. */
export function ListPage() {
  const say = words.value.pharmacy;
  const link = useLink();
  const step = teaching.value;
  const version = step?.step === "resting" || step?.step === "ended" ? step : undefined;
  if (asking.value) return <WaitPage title={say.saving} />;
  return (
    <Sheet
      name="pharmacy"
      answers={
        <>
          <button type="button" class="button" data-kind="first" onClick={() => describe()}>
            {say.teach}
          </button>
          <button type="button" class="button" onClick={() => go({ at: "file" })}>
            {say.file.title}
          </button>
          {version?.previous != null && (
            <button type="button" class="button" onClick={() => ask(link, { do: "roll-back" })}>
              {say.rollBack} ({say.version(version.previous)})
            </button>
          )}
        </>
      }
      tools={
        <>
          <LanguageTool />
          <BackTool />
        </>
      }
    >
      <section class="pharmacy">
        <h1 class="heading">
          {say.title} {version && <span class="pharmacy-version">{say.version(version.version)}</span>}
        </h1>
        <Notice />
        <div class="medicines">
          {heard.value.hello?.formulary.map((card) => (
            <button key={card.id} type="button" class="medicine" data-item={card.id} onClick={() => go({ at: "item", item: card.id })}>
              <span class="medicine-name" translate={false}>
                {card.name}
              </span>
              <span>
                {card.strength} {formWords(card.form)}
              </span>
            </button>
          ))}
        </div>
      </section>
    </Sheet>
  );
}
