import type { ComponentChildren } from "preact";
import { ItemName } from "./item-name.tsx";
import { current, enter, language, mayOrder, type Room, room, switchLanguage, words } from "./state.ts";
import type { Order } from "./told.ts";
import { LANGUAGES, WORDS } from "./words/words.ts";

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
        {mayOrder.value && current.value.view !== "idle" && <RoomButton leadsTo="demo">{say.demo.open}</RoomButton>}
        <button type="button" class="tool" lang={other} onClick={switchLanguage}>
          {WORDS[other].ownName}
        </button>
        <RoomButton leadsTo="technician">{say.technician.open}</RoomButton>
      </nav>
    </header>
  );
}

/** Leads into a room and, pressed again, out of it. */
function RoomButton({ leadsTo, children }: { leadsTo: Room; children: ComponentChildren }) {
  const inside = room.value === leadsTo;
  return (
    <button
      type="button"
      class="tool"
      aria-pressed={inside}
      onClick={() => {
        enter(inside ? "pictures" : leadsTo);
      }}
    >
      {children}
    </button>
  );
}
