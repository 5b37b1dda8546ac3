import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import { FAULTS, Fault } from "../errors.ts";
import type { Log } from "../log.ts";
import { MAX_BODY_BYTES } from "./body.ts";
import { Problem } from "./problem.ts";

export const refuseUnknownRoute: RequestHandler = (request) => {
  throw new Problem("unknown-route", `${request.method} ${request.path} is not served. Orders go to POST /v1/verifications.`);
};

/** The last handler: answers anything thrown with application/problem+json (RFC 9457), without a stack trace. */
export function answerProblems(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.closed) return;
    if (response.headersSent) return next(error);
    const problem = error instanceof Problem ? error : problemOfExpress(error);
    if (problem) return send(response, problem.status, problem.kind, { title: problem.title, detail: problem.message });
    if (error instanceof Fault) return send(response, 503, "fault", { title: FAULTS[error.code], detail: error.detail, code: error.code });
    log.error({ err: error, method: request.method, path: request.path }, "a request failed because of a bug of our own");
    send(response, 500, "bug", { title: "The daemon has a bug.", detail: "Look in the daemon's log and report what it says." });
  };
}

/** Express and its body parser mark the sender's mistakes with a status from 400 to 499. */
function problemOfExpress(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return undefined;
  switch (error.status) {
    case 404:
      return new Problem("unknown-route", "There is no such file.");
    case 413:
      return new Problem("body-too-large", `Send at most ${MAX_BODY_BYTES} bytes.`);
    case 415:
      return new Problem("not-json", "Send uncompressed application/json in UTF-8.");
    default:
      return error.status >= 400 && error.status < 500 ? new Problem("invalid-request", error.message) : undefined;
  }
}

function send(response: Response, status: number, kind: string, members: { title: string; detail: string; code?: string }): void {
  if (status === 401) response.setHeader("www-authenticate", "Bearer");
  const problem = { type: `urn:problem-type:blisterscope:${kind}`, status, ...members };
  response.status(status).type("application/problem+json").json(problem);
}
