import { type Commissioned, isCommissioned } from "../../../src/domain/commissioning.ts";
import { useLink } from "../link.ts";
import { Page } from "../page.tsx";
import { SelfTestRun } from "../technician/self-test.tsx";
import { words } from "../words/language.ts";
import { Findings } from "./findings.tsx";
import { ask } from "./state.ts";
import { FinishTools, Unheard } from "./tools.tsx";

/** Whether the cabinet can verify packs now, and if not, what is to be changed. */
export function OutcomePage({ outcome }: { outcome: Commissioned }) {
  const say = words.value.commission;
  const ready = isCommissioned(outcome);
  return (
    <Page
      look={ready ? "rest" : "check"}
      icon={ready ? "counted" : "check"}
      title={ready ? say.ready.title : say.notReady.title}
      says={
        <>
          <p class="panel-sentence">{ready ? say.ready.hint : say.notReady.hint}</p>
          <Unheard />
        </>
      }
      answers={<BeginButton label={say.again} />}
      tools={<FinishTools />}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys must be able to scroll it */}
      <section class="technician" tabIndex={0} aria-label={say.title}>
        <Findings findings={outcome.unsuitable} />
        <SelfTestRun run={outcome.report} />
      </section>
    </Page>
  );
}

export function BeginButton({ label }: { label: string }) {
  const link = useLink();
  return (
    <button type="button" class="button" onClick={() => void ask(link, { do: "begin" })}>
      {label}
    </button>
  );
}
