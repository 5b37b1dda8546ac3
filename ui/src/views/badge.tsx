import { useEffect, useState } from "preact/hooks";
import type { BadgeResult } from "../../../src/protocol.ts";
import { forget, sayAgain } from "../answer/send.ts";
import { badgeLacking } from "../badge.ts";
import { Keyboard } from "../keyboard.tsx";
import { useLink } from "../link.ts";
import { close } from "../opened.ts";
import { current, order } from "../state.ts";
import type { Role } from "../told.ts";
import { words } from "../words/language.ts";
import { lookOf } from "./look.tsx";

/** Asks for a badge: whoever reads it, the daemon, the host or this page, what waited for it goes on as soon as it is known. */
export function Badge({ role }: { role: Role }) {
  const say = words.value.badge;
  const link = useLink();
  const [result, setResult] = useState<BadgeResult | "unheard">("read");
  const lacking = badgeLacking.value;
  const known = lacking && order.value?.[lacking];
  useEffect(() => {
    if (known !== undefined) void sayAgain();
  }, [known]);
  const leave = () => {
    forget();
    close();
  };
  return (
    <Keyboard
      key={role}
      look={current.value.view === "verdict" ? lookOf(current.value).look : "rest"}
      title={say.title[role]}
      hint={
        <span class="line-hint" role="status">
          {result === "read" ? say.hint : say.notRead[result]}
        </span>
      }
      limit={BADGE_LIMIT}
      firstPage={-1}
      done={say.enter}
      disabled={false}
      onDone={async (badge) => setResult(await link.badge(badge))}
      onBack={leave}
    />
  );
}

/** Of the protocol. */
const BADGE_LIMIT = 64;
