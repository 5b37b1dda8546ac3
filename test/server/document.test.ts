import { readFileSync } from "node:fs";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { broken } from "../support/compatible.ts";
import { DOCUMENT, undocumented } from "../support/documented.ts";
import { startServer } from "./support.ts";

/** The document as version 0.9 published it: `curl localhost:8080/openapi.json`. */
const LAST = JSON.parse(readFileSync(new URL("../data/openapi-0.9.json", import.meta.url), "utf8"));

test("the document is served as it is checked here", async () => {
  await using server = await startServer();
  expect(await (await fetch(`${server.url}/openapi.json`)).json()).toEqual(DOCUMENT);
});

test("a linter finds no fault in the document", async () => {
  const config = await createConfig({ extends: ["recommended"] });
  const problems = await lintFromString({ source: JSON.stringify(DOCUMENT), config });
  expect(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)).toEqual([]);
});

test("the linter would find one", async () => {
  const config = await createConfig({ extends: ["recommended"] });
  const source = JSON.stringify(DOCUMENT).replace('"operationId":"listItems"', '"operationId":"scanCode"');
  expect((await lintFromString({ source, config })).map(({ ruleId }) => ruleId)).toContain("operation-operationId-unique");
});

describe("a client of the last version", () => {
  test("is served as before", () => {
    expect(broken(LAST, DOCUMENT)).toEqual([]);
  });

  type Schemas = Record<string, { properties: Record<string, { enum?: string[] }>; required: string[] }>;
  /** The document with a change; the schemas are the ones by name. */
  function changed(change: (document: { paths: Record<string, unknown> }, schemas: Schemas) => void) {
    const document = structuredClone(DOCUMENT);
    change(document as never, document.components.schemas as unknown as Schemas);
    return document;
  }

  test.each<[string, Parameters<typeof changed>[0], string]>([
    ["a path that is gone", ({ paths }) => delete paths["/v1/scans"], "POST /v1/scans is gone"],
    ["a member of an answer that is gone", (_, { Placed }) => delete Placed?.properties["id"], "POST /v1/verifications 202.id is gone"],
    [
      "a member that was always answered",
      (_, { Item }) => Item?.required.splice(0),
      "GET /v1/items 200.items[].id is no longer always answered",
    ],
    [
      "a member that must now be sent",
      (_, { Placement }) => Placement?.required.push("user"),
      "POST /v1/verifications body.user is newly required",
    ],
    [
      "a value that can no longer be sent",
      (_, { Placement }) => Placement?.properties["kind"]?.enum?.splice(0, 1),
      'POST /v1/verifications body.kind: "load" is gone',
    ],
    [
      "another type",
      (_, { Placed }) => Object.assign(Placed?.properties ?? {}, { id: { type: "integer" } }),
      "POST /v1/verifications 202.id has another type",
    ],
  ])("would notice %s", (_what, change, complaint) => {
    expect(broken(DOCUMENT, changed(change))).toContain(complaint);
  });

  test("does not mind new members, values and paths", () => {
    const grown = changed(({ paths }, { Placed, FinalVerification }) => {
      paths["/v1/new"] = paths["/v1/scans"];
      Object.assign(Placed?.properties ?? {}, { more: { type: "string" } });
      FinalVerification?.properties["outcome"]?.enum?.push("lost");
    });
    expect(broken(DOCUMENT, grown)).toEqual([]);
  });
});

describe("the check of every answer", () => {
  const at = (body: unknown, status = 200, type = "application/json") =>
    undocumented("GET", "http://x/healthz", new Response(JSON.stringify(body), { status, headers: { "content-type": type } }));

  test.each([
    ["what is declared", at({ alive: true }), undefined],
    ["a member too many", at({ alive: true, well: true }), "must NOT have additional properties"],
    ["a member too few", at({}), "must have required property 'alive'"],
    ["another status", at({ alive: true }, 201), "201 is not among"],
    ["another type", at({ alive: true }, 200, "text/html"), "text/html is not among"],
  ])("sees %s", async (_what, checked, complaint) => {
    expect(await checked).toEqual(complaint === undefined ? undefined : expect.stringContaining(complaint));
  });
});
