import { useRef, useState } from "preact/hooks";
import { Sheet } from "../sheet.tsx";
import { Tool } from "../tool.tsx";
import { words } from "../words/language.ts";
import { type FileTaken, takeFile } from "./formulary-file.ts";
import { go, pin } from "./state.ts";
import { WaitPage } from "./wait.tsx";

/** The whole list as a file for the pharmacy's own tools, and back. */
export function FilePage() {
  const say = words.value.pharmacy.file;
  const chooser = useRef<HTMLInputElement>(null);
  const [taking, setTaking] = useState(false);
  const [taken, setTaken] = useState<FileTaken | undefined>(undefined);
  if (taking) return <WaitPage title={words.value.pharmacy.saving} />;
  const take = async (file: File | undefined) => {
    if (!file) return;
    setTaking(true);
    setTaken(await takeFile(file, pin.peek()));
    setTaking(false);
  };
  return (
    <Sheet
      name="pharmacy"
      answers={
        <>
          <a class="button" data-kind="first" href="/v1/formulary.csv" download="formulary.csv">
            {say.out}
          </a>
          <button type="button" class="button" onClick={() => chooser.current?.click()}>
            {say.back}
          </button>
        </>
      }
      tools={<Tool icon="back" label={words.value.tools.back} press={() => go({ at: "list" })} />}
    >
      <section class="pharmacy">
        <h1 class="heading">{say.title}</h1>
        {taken && <Outcome taken={taken} />}
        <p>{say.hint}</p>
        <input ref={chooser} type="file" accept=".csv,text/csv" hidden onChange={({ currentTarget: { files } }) => take(files?.[0])} />
      </section>
    </Sheet>
  );
}

function Outcome({ taken }: { taken: FileTaken }) {
  const say = words.value.pharmacy.file;
  if (taken.outcome === "taken")
    return (
      <p class="pharmacy-notice" role="status">
        {say.taken(taken.changed, taken.unchanged, taken.unnamed)}
      </p>
    );
  return (
    <p class="pharmacy-notice" data-kind="trouble" role="alert">
      {say[taken.outcome]} <span lang="en">{taken.outcome === "refused" && taken.why}</span>
    </p>
  );
}
