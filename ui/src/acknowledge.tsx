import { signal } from "@preact/signals";
import type { AcknowledgeResult } from "../../src/protocol.ts";
import { type Link, useLink } from "./link.ts";
import { openTab, overriding, words } from "./state.ts";
import type { Answer, OverrideReason, VerdictView } from "./told.ts";

type Sent = { readonly entry: number; readonly result: AcknowledgeResult | "unheard" | "sending" };

/** What came of the last answer that this page sent. */
const sent = signal<Sent | undefined>(undefined);

/** The buttons that a verdict calls for, and below them its number in the record. */
export function Acknowledge({ view }: { view: VerdictView }) {
  const say = words.value.answers;
  return (
    <>
      {view.answer ? <p class="answered">{`${say.recorded}: ${answerWords(view.answer)}`}</p> : <Buttons view={view} />}
      <Outcome entry={view.entry} answered={view.answer !== undefined} />
      <p class="entry">
        {say.entry} {view.entry}
      </p>
    </>
  );
}

/** At most six reasons, one button each. */
export function OverrideReasons({ view }: { view: VerdictView }) {
  const link = useLink();
  const say = words.value.answers;
  return (
    <div class="reasons">
      <h2 class="heading">{say.why}</h2>
      {(Object.keys(say.reasons) as OverrideReason[]).map((reason) => (
        <button
          key={reason}
          type="button"
          class="button"
          disabled={isSending(view.entry)}
          onClick={() => send(link, view, { did: "override", reason })}
        >
          {say.reasons[reason]}
        </button>
      ))}
      <button type="button" class="button" data-kind="quiet" onClick={closeReasons}>
        {say.cancel}
      </button>
    </div>
  );
}

function Buttons({ view }: { view: VerdictView }) {
  const link = useLink();
  const say = words.value.answers;
  const sending = isSending(view.entry);
  switch (view.verdict.look) {
    case "match":
      return null;
    case "mismatch":
      return (
        <>
          <button type="button" class="button" data-kind="first" disabled={sending} onClick={() => send(link, view, { did: "put-back" })}>
            {say.putBack}
          </button>
          <button type="button" class="button" disabled={sending} onClick={() => openReasons(view)}>
            {say.override}
          </button>
        </>
      );
    case "unsure":
      return (
        <button
          type="button"
          class="button"
          data-kind="first"
          disabled={sending}
          onClick={() => send(link, view, { did: "checked-by-hand" })}
        >
          {say.checked}
        </button>
      );
  }
}

function Outcome({ entry, answered }: { entry: number; answered: boolean }) {
  const say = words.value.answers;
  if (answered || sent.value?.entry !== entry || sent.value.result === "recorded") return null;
  return (
    <p class="outcome" role="status">
      {sent.value.result === "sending" ? say.sending : say.notRecorded[sent.value.result]}
    </p>
  );
}

async function send(link: Link, { entry }: VerdictView, answer: Answer): Promise<void> {
  sent.value = { entry, result: "sending" };
  const result = await link.acknowledge({ entry, answer });
  sent.value = { entry, result };
  if (result === "recorded") overriding.value = undefined;
}

function isSending(entry: number): boolean {
  return sent.value?.entry === entry && sent.value.result === "sending";
}

function openReasons(view: VerdictView): void {
  openTab("pictures");
  overriding.value = view.entry;
}

function closeReasons(): void {
  overriding.value = undefined;
}

function answerWords(answer: Answer): string {
  const say = words.value.answers;
  switch (answer.did) {
    case "put-back":
      return say.putBack;
    case "checked-by-hand":
      return say.checked;
    case "override":
      return say.reasons[answer.reason];
  }
}
