import { useLayoutEffect, useMemo } from "preact/hooks";
import { touched } from "./attention.ts";
import { badgeWanted } from "./badge.ts";
import { CleaningNotice, cleaning } from "./cleaning.tsx";
import { tapGuard } from "./guard.ts";
import { type Link, LinkContext } from "./link.ts";
import { opened } from "./opened.ts";
import { current, heard } from "./state.ts";
import { View } from "./view.tsx";

/** The whole page: a function of what was last heard, what is opened and the language. */
export function Screen({ link }: { link: Link }) {
  const guard = useMemo(tapGuard, []);
  const layout = layoutNow();
  useLayoutEffect(() => guard.layoutChanged(performance.now()), [guard, layout]);

  const refuseMistap = (event: MouseEvent) => {
    if (guard.allows(performance.now(), event.detail > 0)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const pressed = () => {
    touched();
    guard.pressed(performance.now());
  };
  return (
    <LinkContext.Provider value={link}>
      <main class="screen" data-sequence={heard.value.shown?.sequence}>
        <div inert={cleaning.value} onPointerDownCapture={pressed} onKeyDownCapture={touched} onClickCapture={refuseMistap}>
          <View />
        </div>
        <CleaningNotice />
      </main>
    </LinkContext.Provider>
  );
}

/** While this stays the same, the same buttons are in the same places. */
function layoutNow(): string {
  const scene = current.value;
  const entry = "entry" in scene ? scene.entry : "";
  return `${scene.view} ${entry} ${opened.value} ${badgeWanted.value} ${cleaning.value}`;
}
