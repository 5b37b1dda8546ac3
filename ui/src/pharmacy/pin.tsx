import { useState } from "preact/hooks";
import type { UnlockReply } from "../../../src/domain/teaching.ts";
import { Keyboard } from "../keyboard.tsx";
import { useLink } from "../link.ts";
import { close } from "../opened.ts";
import { words } from "../words/language.ts";

/** Asks for a PIN; the next page comes when the daemon has taken it. */
export function PinPage({ title, opened }: { title: string; opened?: (pin: string) => void }) {
  const say = words.value.pharmacy;
  const link = useLink();
  const [result, setResult] = useState<UnlockReply | "unheard">("open");
  const [tries, setTries] = useState(0);
  return (
    <Keyboard
      key={tries}
      look="rest"
      title={title}
      hint={
        <span class="typing-hint" role="status">
          {result === "open" ? say.pinHint : say.notOpened[result]}
        </span>
      }
      limit={16}
      firstPage={-1}
      secret
      done={say.enter}
      disabled={false}
      onDone={async (typed) => {
        const reply = await link.unlock(typed);
        if (reply === "open") opened?.(typed);
        setResult(reply);
        setTries(tries + 1);
      }}
      onBack={close}
    />
  );
}
