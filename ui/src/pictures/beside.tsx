import type { ComponentChildren } from "preact";
import { itemCard } from "../state.ts";
import type { Order } from "../told.ts";
import { Tool } from "../tool.tsx";
import { words } from "../words/language.ts";
import { Ordered } from "./ordered.tsx";
import { Pair } from "./pair.tsx";
import { Reference } from "./reference.tsx";
import { useAspect } from "./shape.ts";
import { shownSide, turnTo } from "./side.ts";

/** The ordered pack's picture beside another of the same size; it can be turned over. */
export function Beside(props: {
  order: Order;
  /** The face that lies in the tray, if known. */
  face?: string | undefined;
  /** Width over height of the other picture. */
  aspect: number;
  children: ComponentChildren;
}) {
  const { order, face } = props;
  const card = itemCard(order.item);
  const { aspect, onLoad } = useAspect();
  const side = shownSide(card, order, face);
  const other = card.references.find((one) => one !== side);
  return (
    <>
      <Ordered order={order}>
        {other && <Tool on="page" icon="turn" label={words.value.tools.turn} press={() => turnTo(other.face, order, face)} />}
      </Ordered>
      <Pair aspect={Math.min(props.aspect, aspect ?? props.aspect)}>
        <Reference name={card.name} picture={side} onLoad={onLoad} />
        {props.children}
      </Pair>
    </>
  );
}
