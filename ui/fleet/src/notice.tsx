import { link, links } from "./state.ts";

/** What keeps this page from knowing: yesterday's news must not look like today's. */
export function Notice() {
  const words = noticed();
  return (
    <div role="status" class="notice" hidden={words === undefined}>
      {words}
    </div>
  );
}

function noticed(): string | undefined {
  if (link.value === "lost") return "The gateway does not answer. What stands here may be out of date.";
  if (!links.value.broker) return "The gateway has lost the broker. What stands here may be out of date: look at the broker first.";
  if (!links.value.store) return "The store of figures does not answer: drift and past events are not known. States are.";
  return undefined;
}
