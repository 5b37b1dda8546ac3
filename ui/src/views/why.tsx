import { useState } from "preact/hooks";
import type { ExplainedMap } from "../../../src/domain/evidence/explain.ts";
import type { Explanation } from "../../../src/protocol.ts";
import { Page } from "../page.tsx";
import { Crop } from "../pictures/crop.tsx";
import { frameAspect } from "../pictures/frames.ts";
import { Legend } from "../pictures/legend.tsx";
import { Pair } from "../pictures/pair.tsx";
import { aspectOf } from "../pictures/shape.ts";
import { Tray } from "../pictures/tray.tsx";
import { itemCard } from "../state.ts";
import { BackTool } from "../tools.tsx";
import { words } from "../words/language.ts";
import type { Look } from "./look.tsx";

/** Where the network looked, on the pack and in the live tray. All maps are already here: choosing one asks nothing of the daemon. */
export function Why({ explanation, ...look }: Look & { explanation: Explanation }) {
  const [chosen, choose] = useState(0);
  const map = explanation.maps[chosen];
  if (!map) return null;
  const choices = explanation.maps.map((one, index) => (
    <button key={`${one.explains} ${one.against}`} type="button" class="button" aria-pressed={one === map} onClick={() => choose(index)}>
      {mapWords(one)}
    </button>
  ));
  return (
    <Page {...look} answers={choices.length > 1 && choices} tools={<BackTool />}>
      <h2 class="heading">{mapWords(map)}</h2>
      <Pair aspect={Math.min(frameAspect.value, aspectOf(explanation))}>
        <Crop explanation={explanation} map={map} />
        <Tray heat={{ map, window: explanation.window }} />
      </Pair>
      <Legend map={map} />
    </Page>
  );
}

function mapWords(map: ExplainedMap): string {
  const say = words.value.pictures;
  const seen = itemCard(map.explains);
  if (map.against === undefined) return `${say.explains} ${seen.name} ${unbroken(seen.strength)}`;
  const other = itemCard(map.against);
  // Say only what tells the two apart.
  const [one, another] = seen.name === other.name ? [seen.strength, other.strength].map(unbroken) : [seen.name, other.name];
  return `${say.explains} ${one}, ${say.against} ${another}`;
}

/** "500 mg" stays on one line. */
function unbroken(strength: string): string {
  return strength.replaceAll(" ", "\u00a0");
}
