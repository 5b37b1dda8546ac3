import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { route } from "../../src/server/rest/route.ts";
import { serve } from "../support/serve.ts";

const ABOUT = { method: "get", tag: "Monitoring", summary: "" } as const;

test("an answer bears the media type that its route declares", async () => {
  const json = z.object({ a: z.int() });
  const one = route({ ...ABOUT, id: "a", path: "/a", outcomes: { 200: { description: "", media: "application/fhir+json", json } } });
  await using server = await serve(one.answeredBy(() => ({ status: 200, json: { a: 1 } })));
  const response = await fetch(`${server.url}/a`);
  expect([response.headers.get("content-type"), await response.json()]).toEqual(["application/fhir+json; charset=utf-8", { a: 1 }]);
});

test("a stream is sent as it comes, and one that breaks before it begins is a refusal", async () => {
  const about = { ...ABOUT, outcomes: { 200: { description: "", media: "text/plain" } } } as const;
  const whole = route({ ...about, id: "w", path: "/whole" }).answeredBy(() => ({
    status: 200,
    send: (response) => pipeline(Readable.from(["a", "b"]), response),
  }));
  const broken = route({ ...about, id: "b", path: "/broken" }).answeredBy(() => ({
    status: 200,
    send: () => Promise.reject(new Error("no disk")),
  }));
  await using server = await serve(whole, broken);
  expect(await (await fetch(`${server.url}/whole`)).text()).toBe("ab");
  expect((await fetch(`${server.url}/broken`)).status).toBe(500);
});

test("what the schemas do not let through does not reach whoever answers", async () => {
  const params = z.object({ id: z.string().regex(/^\d+$/, "must be a number") });
  const one = route({ ...ABOUT, id: "n", path: "/n/{id}", params, outcomes: { 204: { description: "" } } });
  const seen: string[] = [];
  const answered = one.answeredBy(({ params: { id } }) => {
    seen.push(id);
    return { status: 204 };
  });
  await using server = await serve(answered);
  expect((await fetch(`${server.url}/n/1`)).status).toBe(204);
  const refused = await fetch(`${server.url}/n/x`);
  expect([refused.status, (await refused.json()).detail]).toEqual([400, "id: must be a number"]);
  expect(seen).toEqual(["1"]);
});
