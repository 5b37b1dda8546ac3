import { z } from "zod";
import type { SelfTestReport } from "../domain/self-test/report.ts";
import { Problem } from "./problem.ts";
import { type Route, route } from "./rest/route.ts";
import { SelfTestAsked, SelfTestRun } from "./schemas/self-test.ts";

/** The part of the device's self-test that the server needs. */
export interface SelfTests {
  /** Begins a run, or joins one that waits and is as thorough. Returns its id. */
  ask(trigger: "screen" | "api" | "command", depth: "light" | "full"): string;
  find(id: string): SelfTestReport | undefined;
  latest(): SelfTestReport | undefined;
}

const params = z.object({ id: z.string() });

/** Runs of the self-test: begun, and looked at until they have ended. */
export function selfTestRoutes(selfTests: SelfTests): readonly Route[] {
  const tag = "Self-tests";
  const outcomes = { 200: { description: "A run, under way or ended.", json: SelfTestRun } } as const;
  const refusals = ["unknown-self-test"] as const;

  const begin = route({
    id: "beginSelfTest",
    method: "post",
    path: "/v1/self-tests",
    tag,
    summary: "Begin a self-test",
    description: "A run that waits and is as thorough is joined.",
    body: SelfTestAsked,
    outcomes: {
      202: {
        description: "It is under way, or waits for its turn.",
        json: z.object({ id: z.string() }),
        headers: z.object({ location: z.string().meta({ description: "Where its results will be." }) }),
      },
    },
  }).answeredBy(({ body: { depth, trigger } }) => {
    const id = selfTests.ask(trigger, depth);
    return { status: 202, headers: { location: `/v1/self-tests/${id}` }, json: { id } };
  });

  const latest = route({
    id: "getLatestSelfTest",
    method: "get",
    path: "/v1/self-tests/latest",
    tag,
    summary: "The latest self-test",
    outcomes,
    refusals,
  }).answeredBy(() => ({ status: 200, json: told(selfTests.latest()) }));

  const one = route({
    id: "getSelfTest",
    method: "get",
    path: "/v1/self-tests/{id}",
    tag,
    summary: "A self-test",
    params,
    outcomes,
    refusals,
  }).answeredBy(({ params: { id } }) => ({ status: 200, json: told(selfTests.find(id)) }));

  return [begin, latest, one];
}

/** A run as it is told outside: of each check what was measured and, when it failed, what was wrong. */
export function toldRun({ checks, ...run }: SelfTestReport) {
  return {
    ...run,
    checks: checks.map(({ id, value, limit, pass, detail }) => ({ id, value, limit, pass, ...(!pass && { detail }) })),
  };
}

function told(run: SelfTestReport | undefined) {
  if (run) return toldRun(run);
  throw new Problem(
    "unknown-self-test",
    "This daemon has not begun such a run. POST /v1/self-tests begins one; earlier ones are in the record.",
  );
}
