import { signal } from "@preact/signals";
import type { Medicine, TeachRefusal, TeachRequest } from "../../../src/domain/teaching.ts";
import { touched } from "../attention.ts";
import type { Link } from "../link.ts";
import { teaching } from "./teaching.ts";

/** What a person has gone to within the list of medicines. `item` is the one that is changed; none is a new one. */
export type Place =
  | { readonly at: "list" }
  | { readonly at: "file" }
  | { readonly at: "item"; readonly item: string }
  | { readonly at: "retire"; readonly item: string }
  | { readonly at: "form"; readonly item?: string | undefined }
  | { readonly at: "field"; readonly field: keyof Medicine; readonly item?: string | undefined };

export const place = signal<Place>({ at: "list" });

const NOTHING: Medicine = { name: "", strength: "", form: "", gtins: [], lookAlikes: [], reveal: "immediate" };

/** The one that opened these pages, for what goes the host's way; empty while they are locked. */
export const pin = signal("");
/** What is being typed. */
export const draft = signal<Medicine>(NOTHING);
/** Why the last request came to nothing, in words of the page, and the daemon's own sentence. */
export const trouble = signal<{ readonly refused: TeachRefusal | "unheard"; readonly why: string } | undefined>(undefined);
/** Whether an answer is awaited. */
export const asking = signal(false);

export function go(to: Place): void {
  trouble.value = undefined;
  place.value = to;
}

/** Begins to type a new medicine, or another wording of one. */
export function describe(medicine: Medicine = NOTHING, item?: string): void {
  draft.value = medicine;
  go({ at: "form", item });
}

/** Whether it was done. */
export async function ask(link: Pick<Link, "teach">, request: TeachRequest): Promise<boolean> {
  trouble.value = undefined;
  asking.value = true;
  const reply = await link.teach(request);
  asking.value = false;
  touched();
  if (reply !== "done") trouble.value = reply === "unheard" ? { refused: reply, why: "" } : reply;
  return reply === "done";
}

/** Whoever comes next needs a PIN again. */
export async function lock(link: Pick<Link, "teach" | "unlock">): Promise<void> {
  if (teaching.peek() === undefined) return;
  forget();
  await link.teach({ do: "leave" });
  await link.unlock("");
  forget(); // also what the device has told meanwhile of what was left
}

function forget(): void {
  teaching.value = undefined;
  pin.value = "";
  go({ at: "list" });
}
