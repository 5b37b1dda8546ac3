import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Taught } from "./enrol.ts";
import { type FoundFace, inOrderFrom } from "./faces.ts";
import type { Lesson } from "./learn.ts";

export interface Numbered extends Taught {
  readonly number: number;
}

/** What was fitted, each photograph by its number, and the way in which it lies as the face's first one does. */
export type ByNumber<Fitted extends { readonly found: readonly FoundFace[] }> = Omit<Fitted, "found"> & {
  readonly found: readonly {
    readonly item: string;
    readonly face: string;
    readonly photographs: readonly { readonly number: number; readonly first: number }[];
  }[];
};

/**
 * Fits in a thread of its own: a thousand items take seconds, for which nothing else would be answered. `program` is the compiled
 * thread in this folder, which is handed the lessons without their pictures, and the rest of its task.
 */
export async function fitInThread<Fitted extends { readonly found: readonly FoundFace<Lesson>[] }>(
  program: string,
  lessons: readonly Lesson[],
  rest: object,
): Promise<Fitted> {
  const bare = lessons.map(
    ({ item, product, words, picture, ways }, number): Numbered => ({ item, product, words, picture, ways, number }),
  );
  const worker = new Worker(new URL(program, import.meta.url), { workerData: { ...rest, lessons: bare } });
  const [{ found, ...fitted }] = (await once(worker, "message")) as [ByNumber<Fitted>];
  const photograph = ({ number, first }: { number: number; first: number }): Lesson[] => {
    const lesson = lessons[number];
    return lesson ? [{ ...lesson, ways: inOrderFrom(first, lesson.ways) }] : [];
  };
  const faces = found.map((face) => ({ ...face, photographs: face.photographs.flatMap(photograph) }));
  return { ...fitted, found: faces } as unknown as Fitted;
}

/** The other side of it. */
export function byNumber<Fitted extends { readonly found: readonly FoundFace<Numbered>[] }>(
  lessons: readonly Numbered[],
  { found, ...fitted }: Fitted,
): ByNumber<Fitted> {
  const numbered = ({ number, ways }: Numbered) => ({ number, first: lessons[number]?.ways.indexOf(ways[0] ?? []) ?? 0 });
  return { ...fitted, found: found.map((face) => ({ ...face, photographs: face.photographs.map(numbered) })) };
}
