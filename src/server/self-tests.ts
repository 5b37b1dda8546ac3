import { Router } from "express";
import { z } from "zod";
import type { SelfTestReport } from "../domain/self-test/report.ts";
import { jsonBody, parse } from "./body.ts";
import { Problem } from "./problem.ts";

/** The part of the device's self-test that the server needs. */
export interface SelfTests {
  /** Begins a run, or joins one that waits and is as thorough. Returns its id. */
  ask(trigger: "screen" | "api" | "command", depth: "light" | "full"): string;
  find(id: string): SelfTestReport | undefined;
  latest(): SelfTestReport | undefined;
}

const Body = z.strictObject({ depth: z.enum(["light", "full"]).default("full"), trigger: z.enum(["api", "command"]).default("api") });

/** Runs of the self-test: begun, and looked at until they have ended. */
export function selfTestRoutes(selfTests: SelfTests): Router {
  const router = Router();

  router.post("/v1/self-tests", ...jsonBody, (request, response) => {
    const { depth, trigger } = parse(Body, request.body);
    const id = selfTests.ask(trigger, depth);
    response.status(202).location(`/v1/self-tests/${id}`).json({ id });
  });

  router.get("/v1/self-tests/latest", (_request, response) => {
    response.json(told(selfTests.latest()));
  });

  router.get("/v1/self-tests/:id", (request, response) => {
    response.json(told(selfTests.find(request.params.id)));
  });

  return router;
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
