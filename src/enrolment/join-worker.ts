/** The thread in which one more item joins a head: it answers once, photographs by their numbers. */
import { parentPort, workerData } from "node:worker_threads";
import type { Head } from "../domain/evidence/head.ts";
import { join } from "./edit/join.ts";
import { byNumber, type Numbered } from "./fit-in-thread.ts";

const { lessons, head } = workerData as { readonly lessons: readonly Numbered[]; readonly head: Head };
parentPort?.postMessage(byNumber(lessons, join(lessons, head)));
