import { useLayoutEffect, useRef } from "preact/hooks";
import type { ExplainedMap } from "../../../src/domain/evidence/explain.ts";
import type { Outline } from "../../../src/protocol.ts";
import { words } from "../words/language.ts";
import { drawTray } from "./drawing.ts";
import { frame, live } from "./frames.ts";

/** The camera's live picture. New frames change what is drawn in it, never its place on the page. */
export function Tray({
  packs = NO_PACKS,
  heat,
}: {
  packs?: readonly Outline[];
  heat?: { map: ExplainedMap; window: Outline } | undefined;
}) {
  const say = words.value.pictures;
  const canvas = useRef<HTMLCanvasElement>(null);
  const newest = frame.value;
  useLayoutEffect(() => {
    if (canvas.current && newest) drawTray(canvas.current, newest.picture, packs, heat);
  }, [newest, packs, heat]);
  const caption = live.value ? say.tray : say.noFrame;
  return (
    <figure class="picture tray">
      <canvas ref={canvas} data-live={live.value} width={4} height={3} role="img" aria-label={caption} />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

const NO_PACKS: readonly Outline[] = [];
