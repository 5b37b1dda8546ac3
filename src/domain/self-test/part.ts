import type { Check } from "./check.ts";
import type { CheckId } from "./check-ids.ts";

/** The parts of the device that a self-test proves. */
export const PARTS = ["bundle", "model", "camera", "display", "storage", "machine"] as const;
export type Part = (typeof PARTS)[number];

/** Whether every check of the part passed that is not advisory; a part without a check has proven nothing, and has not passed. */
export function partPasses(part: Part, checks: readonly Pick<Check, "id" | "pass" | "advisory">[]): boolean {
  const own = checks.filter(({ id }) => partOf(id) === part);
  return own.length > 0 && own.every(({ pass, advisory }) => pass || advisory);
}

type Subject<Id extends CheckId> = Id extends `${infer Before}.${string}` ? Before : never;

const PART_OF: Readonly<Record<Subject<CheckId>, Part>> = {
  bundle: "bundle",
  "known-answer": "model",
  cam: "model",
  locator: "model",
  reader: "model",
  provider: "model",
  latency: "model",
  camera: "camera",
  display: "display",
  storage: "storage",
  clock: "machine",
  thermal: "machine",
  watchdog: "machine",
};

function partOf(id: CheckId): Part {
  return PART_OF[id.slice(0, id.indexOf(".")) as Subject<CheckId>];
}
