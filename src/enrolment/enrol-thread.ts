import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Bundle } from "../vision/bundle/bundle.ts";
import type { Description } from "./described.ts";
import type { Enrolment, Taught } from "./enrol.ts";
import { inOrderFrom } from "./faces.ts";
import type { Lesson } from "./learn.ts";

export interface Numbered extends Taught {
  readonly number: number;
}

export interface FitTask {
  readonly lessons: readonly Numbered[];
  readonly lender: Pick<Bundle, "head" | "items">;
  readonly descriptions: readonly Description[];
}

export interface FoundByNumber extends Omit<Enrolment, "found"> {
  /** Each photograph by its number, and the way in which it lies as the face's first one does. */
  readonly found: readonly {
    readonly item: string;
    readonly face: string;
    readonly photographs: readonly { readonly number: number; readonly first: number }[];
  }[];
}

/** An enrolment fitted in a thread of its own: a thousand items take seconds, for which nothing else would be answered. */
export async function enrolInThread(
  lessons: readonly Lesson[],
  { head, items }: FitTask["lender"],
  descriptions: FitTask["descriptions"],
): Promise<Enrolment<Lesson>> {
  const bare = lessons.map(
    ({ item, product, words, picture, ways }, number): Numbered => ({ item, product, words, picture, ways, number }),
  );
  const task: FitTask = { lessons: bare, lender: { head, items }, descriptions };
  const worker = new Worker(new URL("enrol-worker.js", import.meta.url), { workerData: task });
  const [{ found, ...enrolment }] = (await once(worker, "message")) as [FoundByNumber];
  const photograph = ({ number, first }: { number: number; first: number }): Lesson[] => {
    const lesson = lessons[number];
    return lesson ? [{ ...lesson, ways: inOrderFrom(first, lesson.ways) }] : [];
  };
  return { ...enrolment, found: found.map((face) => ({ ...face, photographs: face.photographs.flatMap(photograph) })) };
}
