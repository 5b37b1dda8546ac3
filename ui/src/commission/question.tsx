import type { Commissioning, Question } from "../../../src/domain/commissioning.ts";
import type { IconName } from "../icon.tsx";
import { type Link, useLink } from "../link.ts";
import { Page } from "../page.tsx";
import { Tray } from "../pictures/tray.tsx";
import { words } from "../words/language.ts";
import { Findings } from "./findings.tsx";
import { ask } from "./state.ts";
import { Steps } from "./steps.tsx";
import { FinishTools, Unheard } from "./tools.tsx";

/** What the person has to decide or to do; meanwhile the camera's picture, and how it would suit. */
export function QuestionPage({ question, findings }: Omit<Extract<Commissioning, { at: "asking" }>, "at">) {
  const say = words.value.commission.questions[question.step];
  return (
    <Page
      look="rest"
      icon={ICONS[question.step]}
      title={say.title}
      says={
        <>
          <p class="panel-sentence">{say.hint}</p>
          <Steps at={question.step} />
          <Unheard />
        </>
      }
      answers={<Answers question={question} />}
      tools={<FinishTools />}
    >
      <Asked question={question} findings={findings} />
    </Page>
  );
}

/** What the answer rests on. */
function Asked({ question, findings }: Omit<Extract<Commissioning, { at: "asking" }>, "at">) {
  const link = useLink();
  switch (question.step) {
    case "camera":
      return (
        <div class="medicines">
          {question.choices.map((name, nth) => (
            <button key={name} type="button" class="medicine" aria-pressed={nth === 0} onClick={() => answer(link, name)}>
              {cameraName(name)}
            </button>
          ))}
        </div>
      );
    case "speed":
      return <p>{words.value.commission.takes(question.takesMs, question.budgetMs)}</p>;
    default:
      return (
        <div class="showing">
          <Tray />
          <Findings findings={findings} />
        </div>
      );
  }
}

function Answers({ question }: { question: Question }) {
  const say = words.value.commission;
  const link = useLink();
  switch (question.step) {
    case "camera":
      return null;
    case "speed":
      return [question.budgetMs, Math.ceil(question.takesMs * RESERVE)].map((ms, nth) => (
        <button key={ms} type="button" class="button" data-kind={nth === 0 ? "first" : undefined} onClick={() => answer(link, `${ms}`)}>
          {nth === 0 ? say.keep(ms) : say.allow(ms)}
        </button>
      ));
    default:
      return (
        <button type="button" class="button" data-kind="first" onClick={() => answer(link, "")}>
          {say.done[question.step]}
        </button>
      );
  }
}

function answer(link: Link, said: string): void {
  void ask(link, { do: "answer", answer: said });
}

/** A computer that is warm, or busy, takes longer than it did now. */
const RESERVE = 1.5;

/** A recording goes by the last part of its path. */
function cameraName(name: string): string {
  return name.startsWith("recording:") ? `${words.value.commission.recording} (${name.split("/").at(-1)})` : name;
}

const ICONS: Readonly<Record<Question["step"], IconName>> = {
  camera: "technician",
  picture: "eye",
  "empty-tray": "empty",
  pack: "packs",
  speed: "moving",
};
