import { EventEmitter, once } from "node:events";
import { Fault, type ReportFault } from "../../errors.ts";
import type { Log } from "../../log.ts";
import { startChild } from "../../process/child.ts";
import type { Confinement } from "../../process/confined.ts";
import type { Computing } from "./arithmetic.ts";
import type { EngineJobs, NetworkName } from "./engine-job.ts";
import type { FromEngine, ToEngine } from "./engine-messages.ts";
import { openLaneDesk } from "./lane-desk.ts";
import { lanesOn, type Plan, type ThreadChoice } from "./lanes.ts";
import type { FromReader, ReadingJob, ToReader } from "./reading-messages.ts";

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 10_000;
/** A process that worked for this long resets the pause between retries. */
const HEALTHY_MS = 60_000;
/** TensorRT may build its engine while loading: 9.5 minutes have been reported on an Orin. */
const LOADING_LIMIT_MS = 15 * 60_000;

interface Options {
  readonly jobs: EngineJobs;
  readonly threads: ThreadChoice;
  /** See startChild. */
  readonly confinement: Confinement | undefined;
  /** What the reader needs; without it there is none. */
  readonly reading?: ReadingJob | undefined;
  /** The open files of slots.ts: the backbone's, the locator's and the reader's. */
  readonly slots: readonly [number, number, number];
  /** Called on every change: why the model cannot be used, or undefined when it can. */
  readonly report: ReportFault;
  readonly log: Pick<Log, "info" | "warn">;
  /** The slot's answer can be read. */
  answered(network: NetworkName, slot: number): void;
  /** What the reader says; undefined when its process is gone. */
  read(message: FromReader | undefined): void;
}

/**
 * Keeps one engine process alive: starts it and, when it ends or must be killed, the next one, after a longer pause each time.
 *
 * INVARIANTS: There is never more than one process, because the end of one starts the next.
 * Nothing is started after a refusal, which would only be repeated, or after closing.
 */
export function keepEngine({ jobs, threads, confinement, reading, slots, report, log, answered, read }: Options) {
  const changes = new EventEmitter();
  let trouble: Error | undefined;
  let final = false;
  let computing: Computing | undefined;
  let choice = threads;
  let handOut: (network: NetworkName, slot: number) => void = () => {};
  let retries = 0;
  let doomed = false;
  let startedMs = 0;
  let readyMs: number | undefined;
  let timer: NodeJS.Timeout | undefined;

  declare(new Fault("MODEL_STARTING", `${jobs.backbone.file} is being loaded.`));
  let child = start();

  function start() {
    doomed = false;
    readyMs = undefined;
    startedMs = performance.now();
    const plan = lanesOn(jobs.backbone.provider, choice);
    const next = startChild<ToEngine, FromEngine>({
      program: "vision/engine/engine-process.js",
      confinement,
      sharedFds: slots,
      pipes: plan.lanes.length,
      heard: (message) => heard(message, plan),
      ended,
    });
    next.send({ say: "load", jobs, plan, ...(reading && { reading }) });
    timer = setTimeout(
      () => fail(new Fault("MODEL_HUNG", `${jobs.backbone.file} is still not loaded. It is killed and started again.`)),
      LOADING_LIMIT_MS,
    );
    return next;
  }

  function heard(message: FromEngine, plan: Plan): void {
    if (doomed) return;
    switch (message.say) {
      case "ready":
        becomeReady(message, plan);
        break;
      case "refused":
        final = true;
        fail(new Fault(message.code, message.detail));
        break;
      case "failed":
        fail(new Fault("MODEL_CRASHED", `The model failed: ${message.detail}. It is started again.`));
        break;
      default:
        read(message);
    }
  }

  function becomeReady({ alone, ...message }: Extract<FromEngine, { say: "ready" }>, { lanes }: Plan): void {
    clearTimeout(timer);
    readyMs = performance.now();
    computing = message;
    choice = { ...choice, alone: lanes[alone]?.threads.count };
    handOut = openLaneDesk({ lanes, pipes: child.pipes, alone, answered: (network, slot) => doomed || answered(network, slot) });
    log.info({ provider: message.provider, threads: choice.alone, pid: child.pid, tookMs: Math.round(readyMs - startedMs) }, "model ready");
    declare(undefined);
  }

  function fail(fault: Fault): void {
    doomed = true;
    declare(fault);
    child.kill();
  }

  function ended(how: string): void {
    clearTimeout(timer);
    read(undefined);
    if (final) return;
    if (!doomed) declare(new Fault("MODEL_CRASHED", `The model's process ${how}. It is started again.`));
    if (readyMs !== undefined && performance.now() - readyMs >= HEALTHY_MS) retries = 0;
    const retryInMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** retries++);
    log.warn({ how, retryInMs }, "model process gone");
    timer = setTimeout(() => {
      child = start();
    }, retryInMs);
  }

  function declare(fault: Fault | undefined): void {
    trouble = fault;
    if (fault) computing = undefined;
    report(fault);
    changes.emit("change");
  }

  return {
    /** Why the model cannot be used now. */
    get trouble() {
      return trouble;
    },
    /** Undefined while no model is loaded. */
    get computing() {
      return computing;
    },
    get pid() {
      return child.pid;
    },
    /** Of the session for a lone crop; null while no model is loaded. */
    get threads() {
      return computing === undefined ? null : (choice.alone ?? null);
    },
    /** A picture lies in the slot. */
    compute: (network: NetworkName, slot: number) => handOut(network, slot),
    /** A crop for the reader lies in its memory. */
    ask: (message: ToReader) => child.send(message),
    /** Declares the fault at once, kills the process and starts another one. */
    fail,

    async ready(signal?: AbortSignal): Promise<void> {
      while (trouble) {
        if (final) throw trouble;
        await once(changes, "change", signal ? { signal } : {});
      }
    },

    async [Symbol.asyncDispose](): Promise<void> {
      final = true;
      trouble = new Error("the engine is closed");
      clearTimeout(timer);
      changes.emit("change");
      await child.stop();
    },
  };
}
