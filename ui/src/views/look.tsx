import type { ComponentChildren } from "preact";
import type { IconName } from "../icon.tsx";
import { ItemName } from "../item-name.tsx";
import type { Look as PageLook } from "../page.tsx";
import type { VerdictView } from "../told.ts";
import { words } from "../words/language.ts";

/** Colour, icon, word and sentence of a verdict. */
export interface Look {
  readonly look: PageLook;
  readonly icon: IconName;
  readonly title: string;
  readonly says: ComponentChildren;
}

export function lookOf({ verdict, order }: VerdictView): Look {
  const say = words.value;
  const { match, expected } = say.kinds[order.kind];
  switch (verdict.look) {
    case "match":
      return { look: "match", icon: "match", title: say.looks.match, says: <p class="panel-sentence">{match}</p> };
    case "mismatch":
      return {
        look: "stop",
        icon: "stop",
        title: say.looks.stop,
        says: (
          <>
            <p class="panel-kicker">{say.looksLike}</p>
            <ItemName id={verdict.seen} />
            <p class="panel-kicker">{expected}</p>
            <ItemName id={order.item} />
          </>
        ),
      };
    case "unsure":
      return {
        look: "check",
        icon: "check",
        title: say.looks.check,
        says: (
          <>
            <p class="panel-sentence">{say.check}</p>
            <p class="panel-hint">{say.unsure[verdict.because]}</p>
          </>
        ),
      };
  }
}
