import { useLayoutEffect, useRef } from "preact/hooks";
import type { ExplainedMap } from "../../../src/domain/evidence/explain.ts";

import { words } from "../words/language.ts";
import { drawScale } from "./heat.ts";

/** How to read the map, and what it does not show. */
export function Legend({ map }: { map: ExplainedMap }) {
  const say = words.value.pictures;
  const scale = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (scale.current) drawScale(scale.current);
  }, []);
  if (map.values.every((value) => value === 0)) return <p class="legend">{say.noEvidence}</p>;
  return (
    <div class="legend">
      <p class="legend-scale">
        <span>{say.little}</span>
        <canvas ref={scale} width={256} height={1} role="img" aria-label={say.scale} />
        <span>{say.much}</span>
      </p>
      <p>
        {say.half} {say.legend}
      </p>
    </div>
  );
}
