import { useLayoutEffect, useMemo } from "preact/hooks";
import { tapGuard } from "./guard.ts";
import { type Link, LinkContext } from "./link.ts";
import type { Scene } from "./scene.ts";
import { current, overriding, tab } from "./state.ts";
import { Checking } from "./views/checking.tsx";
import { Connecting } from "./views/connecting.tsx";
import { FaultNotice, PageOff } from "./views/fault.tsx";
import { Idle } from "./views/idle.tsx";
import { Starting } from "./views/starting.tsx";
import { VerdictAndProof } from "./views/verdict.tsx";
import { Waiting } from "./views/waiting.tsx";

/** The whole page: a function of what was last heard, the open tab and the language. */
export function Screen({ link }: { link: Link }) {
  const scene = current.value;
  const guard = useMemo(tapGuard, []);
  const layout = `${layoutOf(scene)} ${tab.value} ${overriding.value}`;
  useLayoutEffect(() => guard.layoutChanged(performance.now()), [guard, layout]);

  const refuseMistap = (event: MouseEvent) => {
    if (guard.allows(performance.now(), event.detail > 0)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <LinkContext.Provider value={link}>
      <main class="screen" onPointerDownCapture={() => guard.pressed(performance.now())} onClickCapture={refuseMistap}>
        <View scene={scene} />
      </main>
    </LinkContext.Provider>
  );
}

function View({ scene }: { scene: Scene }) {
  switch (scene.view) {
    case "connecting":
      return <Connecting />;
    case "off":
      return <PageOff because={scene.because} />;
    case "fault":
      return scene.code === "MODEL_STARTING" ? <Starting /> : <FaultNotice fault={scene} />;
    case "idle":
      return <Idle />;
    case "waiting":
      return <Waiting view={scene} />;
    case "checking":
      return <Checking view={scene} />;
    case "verdict":
      return <VerdictAndProof view={scene} />;
    case "compare":
    case "counted":
      return <Idle />;
  }
}

/** Scenes with the same layout have the same buttons in the same places. */
function layoutOf(scene: Scene): string {
  return scene.view === "verdict" ? `verdict ${scene.entry}` : scene.view;
}
