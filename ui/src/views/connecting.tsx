import { Page } from "../page.tsx";
import { words } from "../words/language.ts";

/** The first moments, before the daemon has spoken. */
export function Connecting() {
  const { title, hint } = words.value.connecting;
  return <Page look="rest" icon="eye" title={title} says={<p class="panel-sentence">{hint}</p>} />;
}
