import { itemCard } from "../state.ts";
import type { Order } from "../told.ts";
import { Ordered } from "./ordered.tsx";
import { Pair } from "./pair.tsx";
import { Reference } from "./reference.tsx";
import { useAspect } from "./shape.ts";

/** The ordered pack from both sides, while nothing lies in the tray that it could be compared with. */
export function EverySide({ order }: { order: Order }) {
  const { name, references } = itemCard(order.item);
  const { aspect, onLoad } = useAspect();
  const pictures = references.length > 0 ? references.slice(0, 2) : [undefined];
  return (
    <>
      <Ordered order={order} />
      <Pair aspect={aspect ?? UNTIL_LOADED}>
        {pictures.map((picture) => (
          <Reference key={picture?.face} name={name} picture={picture} onLoad={onLoad} />
        ))}
      </Pair>
    </>
  );
}

const UNTIL_LOADED = 4 / 3;
