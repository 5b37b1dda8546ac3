import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Look } from "./page.tsx";
import { Sheet } from "./sheet.tsx";
import { Tool } from "./tool.tsx";
import { words } from "./words/language.ts";

/**
 * A line to be typed with one gloved finger, or on real keys: eight characters in a row, so that each is large enough on the
 * smallest panel, and as many pages as the language needs.
 */
export function Keyboard(props: {
  /** Of what is being answered: its colour stays in sight. */
  look: Look;
  title: string;
  hint?: ComponentChildren;
  /** The most characters that are taken. */
  limit: number;
  /** Which page of the language's characters comes first; -1 is the last, the digits. */
  firstPage: number;
  /** What stands there at first. */
  text?: string;
  /** Nobody reads it over the shoulder. */
  secret?: boolean;
  /** Whether nothing is an answer, too. */
  optional?: boolean;
  done: string;
  disabled: boolean;
  onDone: (text: string) => void;
  onBack: () => void;
}) {
  const { pages, next, space, erase } = words.value.keys;
  const [text, setText] = useState(props.text ?? "");
  const [page, setPage] = useState(props.firstPage);
  const line = useRef<HTMLInputElement>(null);
  useEffect(() => line.current?.focus(), []);
  const type = (more: string) => setText((text + more).slice(0, props.limit));
  const ready = (props.optional || text.trim() !== "") && !props.disabled;
  const finish = (event: Event) => {
    event.preventDefault();
    if (ready) props.onDone(text.trim());
  };
  return (
    <Sheet name="keyboard" look={props.look}>
      <form class="typing" onSubmit={finish}>
        <Tool icon="back" label={words.value.tools.back} press={props.onBack} />
        <div class="typing-label">
          <h1 class="typing-title" id="typing-title">
            {props.title}
          </h1>
          {props.hint}
          <input
            aria-labelledby="typing-title"
            ref={line}
            data-secret={props.secret}
            value={text}
            maxLength={props.limit}
            inputMode="none"
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <button type="submit" class="button" data-kind="first" disabled={!ready}>
          {props.done}
        </button>
      </form>
      <div class="keys">
        {[...(pages.at(page % pages.length) ?? "")].map((character) => (
          <button key={character} type="button" class="key" onClick={() => type(character)}>
            {character}
          </button>
        ))}
        <button type="button" class="key key-erase" onClick={() => setText([...text].slice(0, -1).join(""))}>
          {erase}
        </button>
        <button type="button" class="key key-space" onClick={() => type(" ")}>
          {space}
        </button>
        <button type="button" class="key key-next" onClick={() => setPage(page + 1)}>
          {next}
        </button>
      </div>
    </Sheet>
  );
}
