import { AnswerButton } from "../answer/answer-button.tsx";
import { Foot } from "../answer/foot.tsx";
import { Page } from "../page.tsx";
import { Looked } from "../pictures/looked.tsx";
import type { CompareView } from "../told.ts";
import { BadgeTool, LanguageTool } from "../tools.tsx";
import { words } from "../words/language.ts";

/** For items whose verdict comes after the nurse's own look: grey, so that nothing gives the answer away. */
export function Compare({ view }: { view: CompareView }) {
  const { answers, compare } = words.value;
  return (
    <Page
      look="rest"
      icon="compare"
      title={compare.title}
      says={<p class="panel-sentence">{compare.hint}</p>}
      foot={<Foot view={view} />}
      answers={
        <>
          <AnswerButton entry={view.entry} says={{ did: "looks-right" }} label={answers.looksRight} />
          <AnswerButton entry={view.entry} says={{ did: "looks-wrong" }} label={answers.looksWrong} />
        </>
      }
      tools={
        <>
          <BadgeTool view={view} />
          <LanguageTool />
        </>
      }
    >
      <Looked order={view.order} explanation={view.explanation} />
    </Page>
  );
}
