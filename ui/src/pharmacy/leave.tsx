import { useLink } from "../link.ts";
import { Tool } from "../tool.tsx";
import { LanguageTool } from "../tools.tsx";
import { words } from "../words/language.ts";
import { ask } from "./state.ts";

/** Beside every step of the teaching: the language, and the way out of it. */
export function LeaveTools() {
  const link = useLink();
  return (
    <>
      <LanguageTool />
      <Tool icon="end" label={words.value.pharmacy.leave} press={() => ask(link, { do: "leave" })} />
    </>
  );
}
