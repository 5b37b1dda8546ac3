/** The thread in which an enrolment is fitted: it answers once with what it found, photographs by their numbers. */
import { parentPort, workerData } from "node:worker_threads";
import { enrol } from "./enrol.ts";
import type { FitTask } from "./enrol-thread.ts";
import { byNumber } from "./fit-in-thread.ts";

const { lessons, lender, descriptions } = workerData as FitTask;
parentPort?.postMessage(byNumber(lessons, enrol(lessons, lender, descriptions)));
