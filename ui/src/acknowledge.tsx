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
      <Buttons view={view} />
      <Outcome entry={view.entry} />
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
          onClick={() => send(link, view, overrideFor(reason))}
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
        <>
          {(["it-is-right", "it-is-wrong", "check-again"] as const).map((did) => (
            <button key={did} type="button" class="button" disabled={sending} onClick={() => send(link, view, { did })}>
              {say.byHand[did]}
            </button>
          ))}
        </>
      );
  }
}

function Outcome({ entry }: { entry: number }) {
  const say = words.value.answers;
  if (sent.value?.entry !== entry || sent.value.result === "recorded") return null;
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

function overrideFor(reason: OverrideReason): Answer {
  return reason === "other" ? { did: "override", reason, words: words.value.answers.reasons.other } : { did: "override", reason };
}
