import { useEffect } from "preact/hooks";
import { commissioning } from "../commission/commissioning.ts";
import { BeginButton, OutcomePage } from "../commission/outcome.tsx";
import { QuestionPage } from "../commission/question.tsx";
import { lock } from "../commission/state.ts";
import { Steps } from "../commission/steps.tsx";
import { FinishTools, Unheard } from "../commission/tools.tsx";
import { useLink } from "../link.ts";
import { Page } from "../page.tsx";
import { PinPage } from "../pharmacy/pin.tsx";
import { Tray } from "../pictures/tray.tsx";
import { words } from "../words/language.ts";

/** The technician's own pages, on which the cabinet is set up. Whoever leaves them locks them. */
export function Commission() {
  const state = commissioning.value;
  return (
    <div class="pharmacy-pages" data-commissioning={state?.at ?? "locked"} data-step={state?.at === "asking" ? state.question.step : ""}>
      <Pages />
    </div>
  );
}

function Pages() {
  const say = words.value.commission;
  const link = useLink();
  useEffect(() => () => void lock(link), [link]);
  const state = commissioning.value;
  switch (state?.at) {
    case undefined:
      return <PinPage title={say.pin} />;
    case "rest":
      return (
        <Page
          look="rest"
          icon="technician"
          title={say.title}
          says={
            <>
              <p class="panel-sentence">{say.hint}</p>
              <Unheard />
            </>
          }
          answers={<BeginButton label={say.begin} />}
          tools={<FinishTools />}
        />
      );
    case "asking":
      return <QuestionPage question={state.question} findings={state.findings} />;
    case "working":
      return (
        <Page
          look="rest"
          icon="starting"
          title={say.steps[state.step]}
          says={
            <>
              <p class="panel-sentence" lang="en">
                {state.progress}
              </p>
              <Steps at={state.step} />
            </>
          }
        >
          <Tray />
        </Page>
      );
    case "done":
      return <OutcomePage outcome={state} />;
    case "failed":
      return (
        <Page
          look="check"
          icon="check"
          title={say.failed.title}
          says={<p class="panel-sentence">{say.failed.hint}</p>}
          answers={<BeginButton label={say.again} />}
          tools={<FinishTools />}
        >
          <p lang="en">{state.why}</p>
        </Page>
      );
  }
}
