import { signal } from "@preact/signals";
import type { CommissionRequest } from "../../../src/domain/commissioning.ts";
import { touched } from "../attention.ts";
import type { Link } from "../link.ts";
import { commissioning } from "./commissioning.ts";

/** Whether the last request came to nothing. */
export const unheard = signal(false);

export async function ask(link: Pick<Link, "commission">, request: CommissionRequest): Promise<void> {
  unheard.value = (await link.commission(request)) !== "done";
  touched();
}

/** Whoever comes next needs a PIN again. */
export async function lock(link: Pick<Link, "unlock">): Promise<void> {
  commissioning.value = undefined;
  unheard.value = false;
  await link.unlock("");
}
