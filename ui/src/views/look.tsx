import type { ComponentChildren } from "preact";
import type { IconName } from "../icon.tsx";
import { ItemName } from "../item-name.tsx";
import type { Look as PageLook } from "../page.tsx";
import type { Contradiction, PrintShown, Stop, VerdictView } from "../told.ts";
import { words } from "../words/language.ts";

/** Colour, icon, word and sentence of a verdict. */
export interface Look {
  readonly look: PageLook;
  readonly icon: IconName;
  readonly title: string;
  readonly says: ComponentChildren;
}

export function lookOf({ verdict, order, print }: VerdictView): Look {
  const say = words.value;
  const read = print && <Read print={print} />;
  const { match, expected } = say.kinds[order.kind];
  switch (verdict.look) {
    case "match":
      return {
        look: "match",
        icon: "match",
        title: say.looks.match,
        says: (
          <>
            <p class="panel-sentence">{match}</p>
            {read}
          </>
        ),
      };
    case "mismatch":
      return {
        look: "stop",
        icon: "stop",
        title: say.looks.stop,
        says: (
          <>
            <Against verdict={verdict} />
            <Named kicker={expected} id={order.item} />
            {"print" in verdict || read}
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
            {read}
          </>
        ),
      };
  }
}

/** What the pack looks like, or what its code or its print says against it. */
function Against({ verdict }: { verdict: Stop }) {
  const say = words.value;
  if ("code" in verdict) return <Contradicts code={verdict.code} />;
  if ("seen" in verdict) return <Named kicker={say.looksLike} id={verdict.seen} />;
  return (
    <>
      <p class="panel-kicker">{say.printSays}</p>
      <p class="panel-sentence">{verdict.print.join(" ")}</p>
    </>
  );
}

/** The words on the pack that decided, in its own script. */
function Read({ print }: { print: PrintShown }) {
  return (
    <p class="panel-read">
      {words.value.read} <span lang="en">{print.words.join(" ")}</span>
    </p>
  );
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
