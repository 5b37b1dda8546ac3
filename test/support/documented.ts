import { Ajv2020, type AnySchema } from "ajv/dist/2020.js";
import { routesOf } from "../../src/server/http.ts";
import { DESK, HISTORY, MAINTENANCE, PHARMACY, PROBES, SELF_TESTS } from "../server/support.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/** The published document, as a client reads it. */
export const DOCUMENT = await published();

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).addSchema(closed(DOCUMENT) as AnySchema, "document");

/** What an answer has that the document does not say of it: nothing if all is well, or where the path is not in the document. */
export async function undocumented(method: string, url: string, response: Response): Promise<string | undefined> {
  const { pathname } = new URL(url);
  const path = Object.keys(DOCUMENT.paths).find((template) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(pathname));
  const answers = path === undefined ? undefined : DOCUMENT.paths[path]?.[method.toLowerCase()]?.responses;
  // Another method is refused, and a path that the document does not know is the page's.
  if (path === undefined || !answers) return undefined;
  const declared = answers[response.status];
  if (!declared) return `${response.status} is not among ${Object.keys(answers)}`;
  const [media = ""] = (response.headers.get("content-type") ?? "").split(";");
  if (!declared.content) return media === "" ? undefined : `something of type ${media}`;
  if (!(media in declared.content)) return `${media || "no type"} is not among ${Object.keys(declared.content)}`;
  if (!/[/+]json$/.test(media)) return undefined;
  const place = ["paths", path, method.toLowerCase(), "responses", String(response.status), "content", media, "schema"];
  const check = ajv.getSchema(`document#/${place.map(escaped).join("/")}`);
  if (!check) throw new Error(`no schema at ${place.join(" ")}`);
  return check(await response.clone().json()) ? undefined : ajv.errorsText(check.errors);
}

async function published() {
  const routes = routesOf({
    desk: DESK,
    probes: PROBES,
    selfTests: SELF_TESTS,
    maintenance: MAINTENANCE,
    formulary: { dir: "", hash: "", items: [] },
    history: HISTORY,
    pharmacy: PHARMACY,
    pins: { open: () => ({ reply: "closed" }) },
  });
  const asked = {
    headers: {},
    params: {},
    query: {},
    body: {},
    url: new URL("http://localhost/openapi.json"),
    gone: new AbortController().signal,
  };
  const answer = await routes.find(({ path }) => path === "/openapi.json")?.answer(asked);
  return JSON.parse(JSON.stringify(answer?.json)) as OpenApi;
}

/** As much of a document as tests look at. */
export interface OpenApi {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components: { readonly schemas: { readonly [name: string]: Json } };
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Json }[];
  readonly requestBody?: { readonly content: { readonly [media: string]: { readonly schema: Json } } };
  readonly responses: { readonly [status: string]: { readonly content?: { readonly [media: string]: { readonly schema: Json } } } };
}

/** Clients ignore members that they do not know; here there must be none. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, closed(member)]));
  const isObject = members["type"] === "object" && "properties" in members && !("additionalProperties" in members);
  return isObject ? { ...members, additionalProperties: false } : members;
}

function escaped(step: string): string {
  return encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"));
}
