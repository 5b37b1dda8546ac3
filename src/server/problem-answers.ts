import type { ErrorRequestHandler, RequestHandler } from "express";
import { FAULTS, Fault } from "../errors.ts";
import type { Log } from "../log.ts";
import { MAX_BODY_BYTES } from "./body.ts";
import { PROBLEMS, Problem, type ProblemKind } from "./problem.ts";
import type { Told } from "./rest/route.ts";
import { tell } from "./rest/tell.ts";
import type { ProblemDetails } from "./schemas/problem.ts";

export const refuseUnknownRoute: RequestHandler = (request) => {
  throw new Problem("unknown-route", `${request.method} ${request.path} is not served. GET /openapi.json lists what is.`);
};

/** The last handler: answers anything thrown with application/problem+json (RFC 9457), without a stack trace. */
export function answerProblems(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.closed) return;
    if (response.headersSent) return next(error);
    const problem = error instanceof Problem ? error : problemOfExpress(error);
    if (problem) return tell(response, toldOf(problem));
    if (error instanceof Fault) return tell(response, told("fault", { title: FAULTS[error.code], detail: error.detail, code: error.code }));
    log.error({ err: error, method: request.method, path: request.path }, "a request failed because of a bug of our own");
    return tell(response, told("bug", { title: PROBLEMS.bug.title, detail: "Look in the daemon's log and report what it says." }));
  };
}

export function toldOf({ kind, title, message, headers }: Problem): Told {
  return told(kind, { title, detail: message }, headers);
}

function told(kind: ProblemKind, members: Pick<ProblemDetails, "title" | "detail" | "code">, headers: Told["headers"] = {}): Told {
  const { status } = PROBLEMS[kind];
  const json: ProblemDetails = { type: `urn:problem-type:blisterscope:${kind}`, status, ...members };
  return { status, headers, media: "application/problem+json", json };
}

/** Express and its body parser mark the sender's mistakes with a status from 400 to 499. */
function problemOfExpress(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return undefined;
  switch (error.status) {
    case 404:
      return new Problem("unknown-route", "There is no such file. GET /openapi.json lists what is served.");
    case 413:
      return new Problem("body-too-large", `Send at most ${MAX_BODY_BYTES} bytes.`);
    case 415:
      return new Problem("not-json", "Send uncompressed application/json in UTF-8.");
    default:
      return error.status >= 400 && error.status < 500 ? new Problem("invalid-request", error.message) : undefined;
  }
}
