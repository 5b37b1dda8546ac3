import { setTimeout } from "node:timers/promises";
import type { VerificationState } from "../../src/domain/verdict/verification.ts";

export type Host = ReturnType<typeof hostOf>;

/** A host that talks to the daemon at this address. */
export function hostOf(url: string) {
  let transactions = 0;

  async function order(item: string, changes: object = {}): Promise<string> {
    const response = await post({ transactionId: `t-${++transactions}`, kind: "remove", expected: { item }, ...changes });
    if (response.status !== 202) throw new Error(await response.text());
    const { id } = (await response.json()) as { id: string };
    return id;
  }

  function post(body: unknown): Promise<Response> {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return fetch(`${url}/v1/verifications`, { method: "POST", headers: { "content-type": "application/json" }, body: text });
  }

  async function look(id: string, waitSeconds = 0): Promise<VerificationState> {
    const response = await fetch(`${url}/v1/verifications/${id}?wait=${waitSeconds}`);
    return (await response.json()) as VerificationState;
  }

  /** What is told once the order is no longer open, or after that time; a device that is not in order is asked again. */
  async function ask(id: string, waitSeconds = 60): Promise<VerificationState> {
    const endMs = performance.now() + waitSeconds * 1_000;
    for (;;) {
      const leftMs = Math.max(0, endMs - performance.now());
      const state = await look(id, Math.floor(leftMs / 1_000));
      if (state.state !== "unavailable" || leftMs === 0) return state;
      await setTimeout(Math.min(leftMs, 100));
    }
  }

  async function found(transactionId: string): Promise<readonly VerificationState[]> {
    const response = await fetch(`${url}/v1/verifications?transactionId=${encodeURIComponent(transactionId)}`);
    return ((await response.json()) as { verifications: readonly VerificationState[] }).verifications;
  }

  function cancel(id: string): Promise<Response> {
    return fetch(`${url}/v1/verifications/${id}`, { method: "DELETE" });
  }

  async function scan(raw: string): Promise<{ readonly status: number; readonly body: unknown }> {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${url}/v1/scans`, { method: "POST", headers, body: JSON.stringify({ raw }) });
    return { status: response.status, body: await response.json() };
  }

  return { order, post, scan, look, ask, found, cancel, isReady: async () => (await fetch(`${url}/readyz`)).status === 200 };
}
