import type { ComponentChildren } from "preact";
import type { IconName } from "../icon.tsx";
import { ItemName } from "../item-name.tsx";
import type { Look as PageLook } from "../page.tsx";
import type { Contradiction, VerdictView } from "../told.ts";
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
            {"code" in verdict ? <Contradicts code={verdict.code} /> : <Named kicker={say.looksLike} id={verdict.seen} />}
            <Named kicker={expected} id={order.item} />
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
            <p class="panel-hint">{verdict.lacks ? say.lacks[verdict.lacks] : say.unsure[verdict.because]}</p>
          </>
        ),
      };
  }
}

/** What the pack's code says against it. */
function Contradicts({ code }: { code: Contradiction }) {
  const { locale, code: say } = words.value;
  switch (code.says) {
    case "other-item":
      return <Named kicker={say.otherItem} id={code.item} />;
    case "expired": {
      const on = new Date(`${code.on}T00:00:00Z`);
      const date = on.toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
      return <p class="panel-sentence">{say.expired(date)}</p>;
    }
    case "unknown-code":
      return <p class="panel-sentence">{say.unknown}</p>;
  }
}

function Named({ kicker, id }: { kicker: string; id: string }) {
  return (
    <>
      <p class="panel-kicker">{kicker}</p>
      <ItemName id={id} />
    </>
  );
}
