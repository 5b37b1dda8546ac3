import { useLayoutEffect, useRef } from "preact/hooks";
import type { ExplainedMap, Explanation } from "../../src/protocol.ts";
import { useDecoded } from "./decode.ts";
import { drawCrop } from "./drawing.ts";
import { words } from "./state.ts";

/** The picture of the pack that the network saw, plain or under a map. */
export function Crop({ explanation, map }: { explanation: Explanation; map: ExplainedMap | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = useDecoded(explanation.crop);
  useLayoutEffect(() => {
    if (canvas.current && picture) drawCrop(canvas.current, picture, map);
  }, [picture, map]);
  return (
    <figure class="picture crop" data-plain={map === undefined}>
      <canvas ref={canvas} width={1} height={1} />
      <figcaption>{words.value.pictures.inTray}</figcaption>
    </figure>
  );
}
