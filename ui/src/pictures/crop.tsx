import { useLayoutEffect, useRef } from "preact/hooks";
import type { ExplainedMap, Explanation } from "../../../src/protocol.ts";
import { words } from "../words/language.ts";
import { useDecoded } from "./decode.ts";
import { drawCrop } from "./drawing.ts";

/** The picture of the pack that the network saw, plain or under a map. */
export function Crop({ explanation, map }: { explanation: Explanation; map?: ExplainedMap | undefined }) {
  const say = words.value.pictures;
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = useDecoded(explanation.crop);
  useLayoutEffect(() => {
    if (canvas.current && picture) drawCrop(canvas.current, picture, explanation, map);
  }, [picture, explanation, map]);
  return (
    <figure class="picture crop" data-plain={map === undefined}>
      <canvas ref={canvas} width={1} height={1} role="img" aria-label={say.inTray} />
      <figcaption>{say.inTray}</figcaption>
    </figure>
  );
}
