import { mkdir, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { Fault } from "../../src/errors.ts";
import { emptyFolder } from "../support/folder.ts";
import { DESK, makeFormulary, ORDER, post, startServer } from "./support.ts";

const REQUEST = { transactionId: "1", kind: "count", expected: { item: ORDER.item } };

test("is alive, is ready, and serves its metrics", async () => {
  await using server = await startServer();
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  const ready = await fetch(`${server.url}/readyz`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({ ready: true, state: "READY", provider: "CPUExecutionProvider", threads: 6, reasons: [] });
  const metrics = await fetch(`${server.url}/metrics`);
  expect(metrics.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(await metrics.text()).toBe("frames_total 10\n");
});

test("lives but is not ready while green may not be shown, and says why", async () => {
  const state = { ready: false, state: "ADVISORY_OFF" as const, provider: null, threads: null, reasons: ["The model is being loaded."] };
  const metrics = () => Promise.resolve({ contentType: "text/plain", text: "" });
  await using server = await startServer({ probes: { ready: () => state, metrics } });
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  const ready = await fetch(`${server.url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual(state);
});

test("lists the items, and their pictures keep for good under the bundle's hash", async () => {
  await using server = await startServer();
  const { items } = await (await fetch(`${server.url}/v1/items`)).json();
  const url = "/references/paracetamol-500/print%20side?bundle=c0ffee";
  expect(items).toEqual([
    {
      id: "paracetamol-500",
      name: "Paracetamol",
      strength: "500 mg",
      form: "tablet",
      gtins: [],
      reveal: "after_confirm",
      lookAlikes: ["ibuprofen-400"],
      references: [{ face: "print side", url }],
    },
  ]);

  const picture = await fetch(server.url + url);
  expect(picture.headers.get("content-type")).toBe("image/jpeg");
  expect(picture.headers.get("cache-control")).toContain("immutable");
  expect(await picture.text()).toBe("x");
});

test("an item whose id is Thai, or has signs in it, is ordered and its picture shown", async () => {
  const formulary = await makeFormulary();
  const ids = ["พาราเซตามอล-500", "glucose-5%", "co-codamol-8_500+"];
  const items = ids.flatMap((id) =>
    formulary.items.map((item) => ({ ...item, id, references: [{ face: "front", file: `references/${id}.front.jpg` }] })),
  );
  await mkdir(join(formulary.dir, "references"));
  for (const id of ids) await writeFile(join(formulary.dir, `references/${id}.front.jpg`), id);
  const placed: string[] = [];
  const desk = { ...DESK, place: ({ item }: { item: string }) => ({ id: `${placed.push(item)}` }) };
  await using server = await startServer({ desk, formulary: { ...formulary, items } });
  const listed = (await (await fetch(`${server.url}/v1/items`)).json()).items;
  for (const [index, id] of ids.entries()) {
    expect(await (await fetch(server.url + listed[index].references[0].url)).text()).toBe(id);
    expect((await post(server.url, { ...REQUEST, expected: { item: id.normalize("NFD") } })).status).toBe(202);
  }
  expect(placed).toEqual(ids);
});

test("a picture asked for under another bundle's hash is not kept", async () => {
  await using server = await startServer();
  const picture = await fetch(`${server.url}/references/paracetamol-500/print%20side?bundle=0ld`);
  expect(picture.headers.get("cache-control")).toBe("no-cache");
});

test("an item, a face or a file that is not there is a problem, not a crash", async () => {
  const formulary = await makeFormulary();
  await using server = await startServer({ formulary });
  await rm(join(formulary.dir, "paracetamol.jpg"));
  for (const path of ["aspirin/print%20side", "paracetamol-500/back", "paracetamol-500/print%20side", "..%2f..%2fetc/passwd"]) {
    const response = await fetch(`${server.url}/references/${path}`);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  }
});

test("serves the built page under a strict policy: the page is asked for anew, its assets keep for good", async () => {
  const page = emptyFolder();
  await mkdir(join(page, "assets"));
  await writeFile(join(page, "index.html"), "<!doctype html>");
  await writeFile(join(page, "assets", "index-a1b2.js"), "0;");
  await using server = await startServer({ page });

  const index = await fetch(server.url);
  expect(await index.text()).toBe("<!doctype html>");
  expect(index.headers.get("cache-control")).toBe("no-cache");
  expect(index.headers.get("x-powered-by")).toBeNull();
  expect(index.headers.get("x-content-type-options")).toBe("nosniff");
  expect(index.headers.get("content-security-policy")).toBe(
    `default-src 'self';img-src 'self' blob: data:;connect-src 'self' ws://${new URL(server.url).host};` +
      "object-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  );
  const asset = await fetch(`${server.url}/assets/index-a1b2.js`);
  expect(asset.headers.get("cache-control")).toContain("immutable");
});

test("without a built page says how to build it", async () => {
  await using server = await startServer({ page: "/nowhere" });
  const response = await fetch(server.url);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain("npm run build");
});

test.each(["/v1/verification", "/v1/item/1", "/%E0%A4%A", "/.env"])("answers %s with a problem", async (path) => {
  await using server = await startServer();
  const response = await fetch(server.url + path);
  const problem = await response.json();
  expect(problem).toMatchObject({ status: response.status, title: expect.any(String), detail: expect.any(String) });
  expect([400, 404]).toContain(response.status);
});

test.each([
  ["PUT", "/v1/verifications", "POST, GET, HEAD"],
  ["POST", `/v1/verifications/${ORDER.id}`, "GET, HEAD, DELETE"],
  ["GET", "/v1/scans", "POST"],
  ["DELETE", "/readyz", "GET, HEAD"],
  ["OPTIONS", "/v1/items", "GET, HEAD"],
])("%s does nothing at %s, and the methods that do are told", async (method, path, allow) => {
  await using server = await startServer();
  const response = await fetch(server.url + path, { method });
  expect([response.status, response.headers.get("allow")]).toEqual([405, allow]);
  expect(await response.json()).toMatchObject({
    type: "urn:problem-type:blisterscope:unknown-method",
    detail: expect.stringContaining(allow),
  });
});

test.each([
  ["no HTTP", "hello\r\n\r\n", 400, "invalid-request"],
  ["headers of 20 KB", `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${"x".repeat(20_000)}\r\n\r\n`, 431, "headers-too-large"],
])("refuses %s with a problem", async (_what, sent, status, kind) => {
  await using server = await startServer();
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1").end(sent);
  const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n");
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} .*application/problem\\+json`, "s"));
  expect(JSON.parse(body)).toMatchObject({ type: `urn:problem-type:blisterscope:${kind}`, status });
});

test("tells a fault of the world by its code", async () => {
  const place = () => {
    throw new Fault("AUDIT_WRITE", "The disk is full: make room under data.");
  };
  await using server = await startServer({ desk: { ...DESK, place } });
  const response = await post(server.url, REQUEST);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ code: "AUDIT_WRITE", detail: "The disk is full: make room under data." });
});

test("tells nobody the inside of a fault of its own, and goes on", async () => {
  const place = () => {
    throw new Error("secret");
  };
  await using server = await startServer({ desk: { ...DESK, place } });
  const response = await post(server.url, REQUEST);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toMatch(/secret|\.ts/);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});
