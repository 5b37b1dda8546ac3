import type { Server } from "node:http";
import { Problem, type ProblemKind } from "./problem.ts";
import { toldOf } from "./problem-answers.ts";

/** Refuses what comes so broken or so slowly that it never becomes a request. */
export function refuseUnread(http: Server): void {
  http.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    const [kind, detail] = REFUSALS[error.code ?? ""] ?? NO_HTTP;
    const { status, media, json } = toldOf(new Problem(kind, detail));
    const body = JSON.stringify(json);
    const headers = [`content-type: ${media}`, `content-length: ${Buffer.byteLength(body)}`, "connection: close"];
    socket.end([`HTTP/1.1 ${status} ${kind}`, ...headers, "", body].join("\r\n"));
  });
}

/** By Node's names of what was wrong. */
const REFUSALS: Readonly<Record<string, readonly [ProblemKind, string]>> = {
  HPE_HEADER_OVERFLOW: ["headers-too-large", "Send at most 16 KiB of headers."],
  ERR_HTTP_REQUEST_TIMEOUT: ["too-slow", "Send the headers within 5 seconds and the whole request within 10."],
};

const NO_HTTP: readonly [ProblemKind, string] = ["invalid-request", "Send well-formed HTTP/1.1."];
