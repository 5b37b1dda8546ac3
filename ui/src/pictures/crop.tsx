import { useLayoutEffect, useRef } from "preact/hooks";
import type { ExplainedMap } from "../../../src/domain/evidence/explain.ts";
import type { Explanation, Outline } from "../../../src/protocol.ts";
import { words } from "../words/language.ts";
import { useDecoded } from "./decode.ts";
import { drawCrop } from "./drawing.ts";

const NO_BOXES: readonly Outline[] = [];

/** The picture of the pack that the network saw, plain or under a map, with boxes around the words that decided. */
export function Crop(props: { explanation: Explanation; map?: ExplainedMap | undefined; boxes?: readonly Outline[] | undefined }) {
  const { explanation, map, boxes = NO_BOXES } = props;
  const say = words.value.pictures;
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = useDecoded(explanation.crop);
  useLayoutEffect(() => {
    if (canvas.current && picture) drawCrop(canvas.current, picture, explanation, { map, boxes });
  }, [picture, explanation, map, boxes]);
  return (
    <figure class="picture crop" data-plain={map === undefined}>
      <canvas ref={canvas} width={1} height={1} role="img" aria-label={say.inTray} />
      <figcaption>{say.inTray}</figcaption>
    </figure>
  );
}
