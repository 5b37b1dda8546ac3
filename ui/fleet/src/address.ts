import { opened } from "./state.ts";

/** The address says which cabinet is looked at: it can be sent to a colleague, and the browser's "back" leads back. */
export function followAddress(): void {
  const read = () => {
    opened.value = location.hash.slice("#/".length) || undefined;
  };
  addEventListener("hashchange", read);
  read();
}
