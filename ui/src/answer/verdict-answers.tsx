import { open } from "../opened.ts";
import type { VerdictView } from "../told.ts";
import { words } from "../words/language.ts";
import { AnswerButton } from "./answer-button.tsx";
import { sending } from "./send.ts";

/** The buttons that a verdict calls for. A match calls for none. */
export function VerdictAnswers({ view: { entry, order, verdict } }: { view: VerdictView }) {
  const { answers, kinds } = words.value;
  switch (verdict.look) {
    case "match":
      return null;
    case "mismatch":
      return (
        <>
          <AnswerButton first entry={entry} says={{ did: "put-back" }} label={kinds[order.kind].wrong} />
          <button type="button" class="button" disabled={sending.value} onClick={() => open("reasons")}>
            {answers.override}
          </button>
        </>
      );
    case "unsure":
      return (
        <>
          <AnswerButton entry={entry} says={{ did: "it-is-right" }} label={answers.right} />
          <AnswerButton entry={entry} says={{ did: "it-is-wrong" }} label={answers.wrong} />
          <AnswerButton entry={entry} says={{ did: "check-again" }} label={answers.again} />
        </>
      );
  }
}
