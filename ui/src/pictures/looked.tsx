import type { Explanation, Outline } from "../../../src/protocol.ts";
import type { Order } from "../told.ts";
import { Beside } from "./beside.tsx";
import { Crop } from "./crop.tsx";
import { frameAspect } from "./frames.ts";
import { aspectOf } from "./shape.ts";
import { Tray } from "./tray.tsx";

/** What the nurse compares: the ordered pack and the one in the tray, the same way up, the same size, in colour. */
export function Looked(props: { order: Order; explanation: Explanation | undefined; boxes?: readonly Outline[] | undefined }) {
  const { order, explanation, boxes } = props;
  if (!explanation)
    return (
      <Beside order={order} aspect={frameAspect.value}>
        <Tray />
      </Beside>
    );
  return (
    <Beside order={order} face={explanation.face} aspect={aspectOf(explanation)}>
      <Crop explanation={explanation} boxes={boxes} />
    </Beside>
  );
}
