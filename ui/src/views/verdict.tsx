import type { ComponentChildren } from "preact";
import { Acknowledge, OverrideReasons } from "../acknowledge.tsx";
import { Details } from "../details.tsx";
import { Icon } from "../icon.tsx";
import { ItemName } from "../item-name.tsx";
import { Panel } from "../panel.tsx";
import { Proof } from "../proof.tsx";
import { overriding, words } from "../state.ts";
import type { VerdictView } from "../told.ts";

/** The verdict on the left; on the right the pictures it rests on, or the reasons for overriding it. */
export function VerdictAndProof({ view }: { view: VerdictView }) {
  const choosesReason = view.verdict.look === "mismatch" && overriding.value === view.entry;
  return (
    <>
      <Answered view={view} actions={<Acknowledge key={view.entry} view={view} />} />
      <Details order={view.order}>{choosesReason ? <OverrideReasons view={view} /> : <Proof key={view.entry} view={view} />}</Details>
    </>
  );
}

function Answered({ view, actions }: { view: VerdictView; actions: ComponentChildren }) {
  const say = words.value;
  switch (view.verdict.look) {
    case "match":
      return (
        <Panel look="match" icon={<Icon name="match" />} title={say.looks.match} actions={actions}>
          <p class="panel-sentence">{say.match}</p>
        </Panel>
      );
    case "mismatch":
      return (
        <Panel look="stop" icon={<Icon name="stop" />} title={say.looks.stop} actions={actions}>
          <p class="panel-kicker">{say.looksLike}</p>
          <ItemName id={view.verdict.seen} />
          <p class="panel-kicker">{say.butOrdered}</p>
          <ItemName id={view.order.item} />
        </Panel>
      );
    case "unsure":
      return (
        <Panel look="check" icon={<Icon name="check" />} title={say.looks.check} actions={actions}>
          <p class="panel-sentence">{say.check}</p>
          <p class="panel-hint">{say.unsure[view.verdict.because]}</p>
        </Panel>
      );
  }
}
