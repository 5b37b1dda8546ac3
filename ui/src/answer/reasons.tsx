import { OVERRIDE_REASONS } from "../../../src/domain/verdict/verdict.ts";
import { open } from "../opened.ts";
import { words } from "../words/language.ts";
import { AnswerButton } from "./answer-button.tsx";

/** Six reasons for using a stopped pack all the same, the sixth in words of one's own. */
export function Reasons({ entry }: { entry: number }) {
  const { answers, reasons } = words.value;
  return (
    <>
      <h2 class="heading">{answers.why}</h2>
      <div class="reasons">
        {OVERRIDE_REASONS.map((reason) => (
          <AnswerButton key={reason} entry={entry} says={{ did: "override", reason }} label={reasons[reason]} />
        ))}
        <button type="button" class="button" onClick={() => open("other-reason")}>
          {reasons.other}
        </button>
      </div>
    </>
  );
}
