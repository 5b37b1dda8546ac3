import { expect, test } from "vitest";
import { ORDER, startServer } from "./support.ts";

/** One of every kind of answer: the page, the API, probes, pictures, and refusals. */
const PATHS = [
  "/",
  "/v1/items",
  `/v1/verifications/${ORDER.id}`,
  "/v1/verifications/unknown",
  "/references/paracetamol-500/print%20side",
  "/healthz",
  "/readyz",
  "/metrics",
  "/nowhere",
  "/%E0%A4%A",
] as const;

test.each(PATHS)("%s is answered under the whole policy: nothing foreign runs, frames it, or is told where it came from", async (path) => {
  await using server = await startServer();
  const { headers } = await fetch(server.url + path);
  const policy = Object.fromEntries((headers.get("content-security-policy") ?? "").split(";").map((part) => [part.split(" ")[0], part]));
  expect(policy).toMatchObject({
    "default-src": "default-src 'self'",
    "object-src": "object-src 'none'",
    "base-uri": "base-uri 'none'",
    "form-action": "form-action 'none'",
    "frame-ancestors": "frame-ancestors 'none'",
  });
  expect(JSON.stringify(policy)).not.toMatch(/unsafe|\*/);
  expect(Object.fromEntries(headers)).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  });
  expect(headers.get("x-powered-by")).toBeNull();
  expect(headers.get("access-control-allow-origin")).toBeNull();
});
