import type { Head } from "../domain/evidence/head.ts";
import type { Joined } from "./edit/join.ts";
import { fitInThread } from "./fit-in-thread.ts";
import type { Lesson } from "./learn.ts";

/** One more item joins the head, in a thread of its own. */
export function joinInThread(lessons: readonly Lesson[], head: Head): Promise<Joined<Lesson>> {
  return fitInThread("join-worker.js", lessons, { head });
}
