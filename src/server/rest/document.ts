import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, type ZodOpenApiResponsesObject } from "zod-openapi";
import { grouped } from "../../domain/grouped.ts";
import { version } from "../../version.ts";
import { PROBLEMS, type ProblemKind } from "../problem.ts";
import { ProblemDetails } from "../schemas/problem.ts";
import { OnceHeaders } from "./once.ts";
import { type Declaration, type Route, route } from "./route.ts";
import { TAGS } from "./tags.ts";

/** A body that is read as it is. */
const FILE = { type: "string" } as const;

interface About {
  readonly description: string;
  readonly server: string;
}

const DEVICE: About = {
  description: "A medicine check for dispensing cabinets. docs/host-interface.md tells a whole transaction.",
  server: "This device.",
};

/** What every route may answer, wherever it leads. */
const EVERYWHERE: readonly ProblemKind[] = ["token-needed", "foreign-origin", "foreign-host", "bug", "fault"];

/** Serves the document of these routes, and of itself, at /openapi.json. */
export function documentRoute(routes: readonly Route[], about = DEVICE): Route {
  const self = route({
    id: "getDocument",
    method: "get",
    path: "/openapi.json",
    tag: "Document",
    summary: "This document",
    outcomes: { 200: { description: "OpenAPI 3.1.", json: z.looseObject({ openapi: z.string() }) } },
  });
  const document = documentOf([...routes, self.declaration], about);
  return self.answeredBy(() => ({ status: 200, json: { ...document } }));
}

/** OpenAPI 3.1, from the schemas by which requests are checked and answers typed. */
function documentOf(routes: readonly Declaration[], about: About) {
  const paths = [...grouped(routes, ({ path }) => path)].map(([path, here]) => [
    path,
    Object.fromEntries(here.map((one) => [one.method, operationOf(one)])),
  ]);
  return createDocument(
    {
      openapi: "3.1.0",
      info: {
        title: "Blisterscope",
        version,
        description: about.description,
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      servers: [{ url: "/", description: about.server }],
      security: [{}, { token: [] }],
      components: {
        securitySchemes: {
          token: { type: "http", scheme: "bearer", description: "What is in server.tokenFile; not needed on the machine itself." },
        },
      },
      tags: TAGS.filter(({ name }) => routes.some(({ tag }) => tag === name)),
      paths: Object.fromEntries(paths) as ZodOpenApiPathsObject,
    },
    { override: opened },
  );
}

/** Answers may grow within /v1: clients ignore what they do not know. */
function opened({ jsonSchema, io }: { readonly jsonSchema: { additionalProperties?: unknown }; readonly io: "input" | "output" }): void {
  if (io === "output" && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}

function operationOf({
  id,
  method,
  tag,
  summary,
  description,
  headers,
  params,
  query,
  body,
  bodyMedia,
  outcomes,
  refusals = [],
}: Declaration) {
  const isOnce = method === "post";
  const invalid: readonly ProblemKind[] = params || query || body || headers || isOnce ? ["invalid-request"] : [];
  const unread: readonly ProblemKind[] = body ? ["body-too-large", bodyMedia === "text/csv" ? "not-csv" : "not-json"] : [];
  const repeated: readonly ProblemKind[] = isOnce ? ["key-under-way", "key-reused"] : [];
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    requestParams: {
      ...(params && { path: params }),
      ...(query && { query }),
      ...((isOnce || headers) && { header: isOnce ? OnceHeaders.extend(headers?.shape ?? {}) : headers }),
    },
    ...(body && { requestBody: { required: true, content: { [bodyMedia ?? "application/json"]: { schema: bodyMedia ? FILE : body } } } }),
    responses: { ...refusalsOf([...invalid, ...unread, ...repeated, ...refusals, ...EVERYWHERE]), ...outcomesOf(outcomes) },
  } as ZodOpenApiOperationObject;
}

function outcomesOf(outcomes: Declaration["outcomes"]): ZodOpenApiResponsesObject {
  return Object.fromEntries(
    Object.entries(outcomes).map(([status, { description, json, media, headers }]) => [
      status,
      {
        description,
        ...(headers && { headers }),
        ...(json && { content: { [media ?? "application/json"]: { schema: json } } }),
        ...(media && !json && { content: { [media]: { schema: media.startsWith("text/") ? { type: "string" } : {} } } }),
      },
    ]),
  ) as ZodOpenApiResponsesObject;
}

/** One answer for each status, which names the kinds of problem that it stands for. */
function refusalsOf(kinds: readonly ProblemKind[]): ZodOpenApiResponsesObject {
  const byStatus = grouped(kinds, (kind) => String(PROBLEMS[kind].status));
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      status,
      {
        description: some.map((kind) => `\`${kind}\`: ${PROBLEMS[kind].title}`).join(" "),
        content: { "application/problem+json": { schema: ProblemDetails } },
      },
    ]),
  ) as ZodOpenApiResponsesObject;
}
