import { request } from "node:http";
import { connect } from "node:net";
import type { Cabinet } from "../cabinet.ts";
import type { FaultCase } from "../fault.ts";

const on = (fault: string, inject: FaultCase["inject"]): FaultCase => ({ area: "API", fault, pack: "wrong", expects: "unmoved", inject });

/** The status of the answer to a request with just these words; fetch would mend some of them. */
function status({ url }: Cabinet, method: string, path: string, headers: Record<string, string> = {}, body = ""): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const asked = request({ hostname, port, method, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on("error", reject).end(body);
  });
}

async function refused(asked: Promise<number>): Promise<void> {
  const found = await asked.catch(() => 400); // hung up
  if (found < 400 || found >= 500) throw new Error(`answered with ${found}, not refused`);
}

const JSON_TYPE = { "content-type": "application/json" };

export const API_FAULTS: readonly FaultCase[] = [
  on("bodies that are no orders", async (cabinet) => {
    const bodies = ["{", "null", "[]", '{"transactionId":1}', `${"[".repeat(5_000)}${"]".repeat(5_000)}`, '{"__proto__":{"expected":1}}'];
    for (const body of bodies) await refused(status(cabinet, "POST", "/v1/verifications", JSON_TYPE, body));
  }),
  on("a body of 50 MB", async (cabinet) => {
    await refused(status(cabinet, "POST", "/v1/verifications", JSON_TYPE, JSON.stringify({ transactionId: "x".repeat(50e6) })));
  }),
  on("a medicine that is in no formulary, and a second order", async (cabinet) => {
    const order = (item: string) => JSON.stringify({ transactionId: "t-x", kind: "remove", expected: { item } });
    await refused(status(cabinet, "POST", "/v1/verifications", JSON_TYPE, order("arsenic-1")));
    await refused(status(cabinet, "POST", "/v1/verifications", JSON_TYPE, order("blue-100")));
  }),
  on("paths that lead out of the page and of the bundle", async (cabinet) => {
    for (const path of [
      "/../../etc/passwd",
      "/references/..%2f..%2fetc/passwd",
      "/references/red-100/..%2fcard.json",
      "/%00",
      "/assets/../../main.js",
    ]) {
      await refused(status(cabinet, "GET", path));
    }
  }),
  on("a foreign page and a foreign name", async (cabinet) => {
    await refused(status(cabinet, "POST", "/v1/verifications", { ...JSON_TYPE, origin: "http://evil.example" }, "{}"));
    await refused(status(cabinet, "GET", "/readyz", { host: "evil.example" }));
  }),
  on("a hundred requests that never end", (cabinet) => {
    const { hostname, port } = new URL(cabinet.url);
    const sockets = Array.from({ length: 100 }, () => connect(Number(port), hostname).on("error", () => undefined));
    for (const socket of sockets) socket.write("POST /v1/verifications HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n");
    return () => {
      for (const socket of sockets) socket.destroy();
    };
  }),
  on("two thousand questions at once", async (cabinet) => {
    const asked = Array.from({ length: 2_000 }, () => status(cabinet, "GET", "/v1/items").catch(() => 0));
    await Promise.all(asked);
  }),
];
