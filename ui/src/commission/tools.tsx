import { useLink } from "../link.ts";
import { Tool } from "../tool.tsx";
import { LanguageTool } from "../tools.tsx";
import { words } from "../words/language.ts";
import { ask, unheard } from "./state.ts";

/** Beside every step: the language, and the way back to the camera check. */
export function FinishTools() {
  const link = useLink();
  return (
    <>
      <LanguageTool />
      <Tool icon="end" label={words.value.commission.finish} press={() => void ask(link, { do: "finish" })} />
    </>
  );
}

export function Unheard() {
  if (!unheard.value) return null;
  return (
    <p class="panel-hint" role="alert">
      {words.value.commission.unheard}
    </p>
  );
}
