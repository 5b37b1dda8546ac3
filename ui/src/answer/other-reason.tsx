import { WORDS_LIMIT } from "../../../src/domain/verdict/verdict.ts";
import { Keyboard } from "../keyboard.tsx";
import { useLink } from "../link.ts";
import { open } from "../opened.ts";
import { words } from "../words/language.ts";
import { NotRecorded } from "./foot.tsx";
import { answer, sending } from "./send.ts";

/** A reason in words of one's own. */
export function OtherReason({ entry }: { entry: number }) {
  const say = words.value.answers;
  const link = useLink();
  return (
    <Keyboard
      look="stop"
      title={say.whyInWords}
      hint={<NotRecorded />}
      limit={WORDS_LIMIT}
      firstPage={0}
      done={say.record}
      disabled={sending.value}
      onDone={(words) => answer(link, entry, { did: "override", reason: "other", words })}
      onBack={() => open("reasons")}
    />
  );
}
