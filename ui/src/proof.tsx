import { useState } from "preact/hooks";
import type { ExplainedMap } from "../../src/protocol.ts";
import { Crop } from "./crop.tsx";
import { Legend } from "./legend.tsx";
import { Reference } from "./reference.tsx";
import { itemCard, words } from "./state.ts";
import type { VerdictView } from "./told.ts";
import { Tray } from "./tray.tsx";

/** What the verdict rests on: the ordered pack's picture beside the pack in the tray, and where the network looked. */
export function Proof({ view }: { view: VerdictView }) {
  const { explanation } = view;
  // Whoever has to compare by eye sees the plain picture first.
  const [chosen, choose] = useState(view.verdict.look === "unsure" ? PLAIN : 0);
  const map = explanation?.maps[chosen];
  const heat = explanation && map && { map, window: explanation.window };
  if (!explanation)
    return (
      <div class="beside">
        <Reference item={view.order.item} />
        <Tray packs={NO_PACKS} />
      </div>
    );
  return (
    <div class="proof">
      <Reference item={view.order.item} face={explanation.face} />
      <Crop explanation={explanation} map={map} />
      <div class="proof-foot">
        <Tray packs={NO_PACKS} heat={heat} />
        <div class="maps">
          <MapButtons maps={explanation.maps} chosen={chosen} choose={choose} />
          <Legend map={map} />
        </div>
      </div>
    </div>
  );
}

const PLAIN = -1;
const NO_PACKS: readonly never[] = [];

/** All maps are already here: switching asks nothing of the daemon. */
function MapButtons(props: { maps: readonly ExplainedMap[]; chosen: number; choose: (index: number) => void }) {
  const say = words.value.pictures;
  const labels = [say.plain, ...props.maps.map(mapWords)];
  return (
    <div class="map-buttons">
      {labels.map((label, position) => (
        <button
          key={label}
          type="button"
          class="tool"
          aria-pressed={props.chosen === position - 1}
          onClick={() => props.choose(position - 1)}
        >
          {label}
        </button>
      ))}
    </div>
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
