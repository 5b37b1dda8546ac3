import type { Explanation } from "../../src/protocol.ts";
import { endOrder } from "./answer/send.ts";
import { startCleaning } from "./cleaning.tsx";
import { useLink } from "./link.ts";
import { close, mayOrder, open, opened } from "./opened.ts";
import type { OrderView } from "./told.ts";
import { Tool } from "./tool.tsx";
import { nextLanguage, switchLanguage, words } from "./words/language.ts";
import { WORDS } from "./words/languages.ts";

export function LanguageTool() {
  const other = nextLanguage.value;
  return <Tool icon="language" label={WORDS[other].ownName} lang={other} press={switchLanguage} />;
}

export function BackTool() {
  return <Tool icon="back" label={words.value.tools.back} press={close} />;
}

/** Offered wherever no verdict stands, since these pages take the whole screen. */
export function PageTools() {
  const say = words.value.tools;
  return (
    <>
      {mayOrder.value && opened.value !== "demo" && <Tool icon="demo" label={say.demo} press={() => open("demo")} />}
      <Tool icon="technician" label={say.technician} press={() => open("technician")} />
      <LanguageTool />
    </>
  );
}

export function CleanTool() {
  return <Tool icon="clean" label={words.value.tools.clean} press={startCleaning} />;
}

/** What a person may do about an order that waits or is being checked. */
export function OrderTools({ view }: { view: OrderView }) {
  const say = words.value.tools;
  const link = useLink();
  return (
    <>
      <Tool icon="end" label={say.end} press={() => endOrder(link, view.order.id)} />
      <BadgeTool view={view} />
      <PageTools />
    </>
  );
}

export function BadgeTool({ view }: { view: OrderView }) {
  if (view.needs.length === 0) return null;
  return <Tool icon="badge" label={words.value.tools.badge} press={() => open("badge")} />;
}

/** Only of a pack that was recognized: there is no "why" of what is merely nearest. */
export function WhyTool({ explanation }: { explanation: Explanation | undefined }) {
  if (!explanation?.maps.length) return null;
  return <Tool icon="why" label={words.value.tools.why} press={() => open("why")} />;
}
