import { useLink } from "../link.ts";
import type { Answer } from "../told.ts";
import { answer, sending } from "./send.ts";

/** A big button that answers a verdict with one tap. */
export function AnswerButton(props: { entry: number; says: Answer; label: string; first?: boolean }) {
  const link = useLink();
  return (
    <button
      type="button"
      class="button"
      data-kind={props.first ? "first" : undefined}
      disabled={sending.value}
      onClick={() => answer(link, props.entry, props.says)}
    >
      {props.label}
    </button>
  );
}
