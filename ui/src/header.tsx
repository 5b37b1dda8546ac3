import type { ComponentChildren } from "preact";
import { ItemName } from "./item-name.tsx";
import { current, language, mayOrder, openTab, switchLanguage, type Tab, tab, words } from "./state.ts";
import type { Order } from "./told.ts";
import { LANGUAGES, WORDS } from "./words/languages.ts";

export function Header({ order }: { order?: Order }) {
  const say = words.value;
  const other = LANGUAGES.find((candidate) => candidate !== language.value) ?? "en";
  return (
    <header class="header">
      <div class="header-order">
        {order ? (
          <>
            <p class="kicker">{say.pictures.ordered}</p>
            <ItemName id={order.item} />
          </>
        ) : (
          <p class="wordmark">Blisterscope</p>
        )}
      </div>
      <nav class="header-tools">
        {mayOrder.value && current.value.view !== "idle" && <TabButton opens="demo">{say.demo.open}</TabButton>}
        <button type="button" class="tool" lang={other} onClick={switchLanguage}>
          {WORDS[other].ownName}
        </button>
        <TabButton opens="technician">{say.technician.open}</TabButton>
      </nav>
    </header>
  );
}

/** Opens a tab; pressed again, closes it. */
function TabButton({ opens, children }: { opens: Tab; children: ComponentChildren }) {
  const isOpen = tab.value === opens;
  return (
    <button
      type="button"
      class="tool"
      aria-pressed={isOpen}
      onClick={() => {
        openTab(isOpen ? "pictures" : opens);
      }}
    >
      {children}
    </button>
  );
}
