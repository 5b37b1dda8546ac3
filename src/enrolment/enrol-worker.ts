/** The thread in which an enrolment is fitted: it answers once with what it found, photographs by their numbers. */
import { parentPort, workerData } from "node:worker_threads";
import { enrol } from "./enrol.ts";
import type { FitTask, FoundByNumber, Numbered } from "./enrol-thread.ts";

const { lessons, lender, descriptions } = workerData as FitTask;
const { found, ...enrolment } = enrol(lessons, lender, descriptions);
const numbered = ({ number, ways }: Numbered) => ({ number, first: lessons[number]?.ways.indexOf(ways[0] ?? []) ?? 0 });
const answer: FoundByNumber = { ...enrolment, found: found.map((face) => ({ ...face, photographs: face.photographs.map(numbered) })) };
parentPort?.postMessage(answer);
