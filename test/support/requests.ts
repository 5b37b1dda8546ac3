import fc from "fast-check";
import { DOCUMENT } from "./documented.ts";

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

const ITEMS = ["red-100", "blue-100", "green-100"];
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ITEMS, "t-1", "u-1", "4006381333931") },
  fc.string({ unit: "binary" }),
  fc.string(),
);

/** What the schema lets through, and some strings that it does not: patterns are not looked at. */
function fitting(schema: Schema): fc.Arbitrary<unknown> {
  const { $ref, type, anyOf, oneOf = anyOf, properties = {}, required = [], minimum = 0, maximum = 1_000 } = schema;
  if ($ref) return fitting(DOCUMENT.components.schemas[$ref.replace("#/components/schemas/", "")] as Schema);
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (oneOf) return fc.oneof(...oneOf.map(fitting));
  const members = Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, fitting(member)]));
  if (type === "object") return fc.record(members, { requiredKeys: [...required] });
  if (type === "boolean") return fc.boolean();
  return type === "integer" || type === "number" ? fc.integer({ min: minimum, max: Math.min(maximum, 1_000) }) : text;
}

/** A value with one thing in it exchanged, left out or added, or as it is. */
function bent(value: unknown): fc.Arbitrary<unknown> {
  const strange = fc.oneof(fc.jsonValue(), fc.constantFrom("x".repeat(70_000), -1, 1e308, "__proto__", "\u0000", null, [[[[]]]]));
  if (typeof value !== "object" || value === null || Array.isArray(value)) return fc.oneof(fc.constant(value), strange);
  const names = Object.keys(value);
  const inside = names.map((name) => bent(value[name as keyof typeof value]).map((member) => ({ ...value, [name]: member })));
  const without = names.map((name) => fc.constant(Object.fromEntries(Object.entries(value).filter(([other]) => other !== name))));
  const added = fc.tuple(fc.string(), strange).map(([name, member]) => ({ ...value, [name]: member }));
  return fc.oneof({ weight: 2 * names.length, arbitrary: fc.constant(value) }, strange, added, ...inside, ...without);
}

const jsonText = (value: unknown) => JSON.stringify(value) ?? "";
/** Cut off, anything at all, or nested without measure. */
const broken = (whole: string) =>
  fc.oneof(
    fc.nat(whole.length).map((end) => whole.slice(0, end)),
    fc.string({ unit: "binary" }),
    fc.constantFrom("[".repeat(30_000), "[".repeat(30_000) + "]".repeat(30_000)),
  );

const segment = fc.oneof(text, fc.string({ maxLength: 2_000 }), fc.constantFrom("..", ".", "%", "%00", "%E0%A4%A", "a%2fb", "01JZ"));
const types = fc.oneof(
  { weight: 8, arbitrary: fc.constant("application/json") },
  fc.constantFrom("", "text/plain", "application/json; charset=latin1", "a/b;;;"),
);
const headers = fc.record(
  {
    "content-type": types,
    "idempotency-key": fc.oneof(fc.constantFrom("k-1", "k-2", '"k"', "x".repeat(300)), fc.uuid()),
    "content-encoding": fc.constantFrom("identity", "identity", "identity", "gzip"),
    accept: fc.constantFrom("*/*", "text/html", "nonsense"),
  },
  { requiredKeys: ["content-type"] },
);

const operations = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

/** Requests for every operation of the document, most of them with something wrong. */
export const requests: fc.Arbitrary<WireRequest> = fc.constantFrom(...operations).chain(({ path, method, operation }) => {
  const schema = operation.requestBody?.content["application/json"]?.schema as Schema | undefined;
  const body = schema
    ? fitting(schema)
        .chain(bent)
        .map(jsonText)
        .chain((whole) => fc.oneof({ weight: 6, arbitrary: fc.constant(whole) }, broken(whole)))
    : fc.constantFrom(undefined, "{}", "x");
  const names = (operation.parameters ?? []).filter((parameter) => parameter.in === "query").map(({ name }) => name);
  const query = fc.array(fc.tuple(fc.constantFrom("other", ...names), fc.oneof(text, fc.constantFrom("0", "0.1", "61", "-1", "1e9"))), {
    maxLength: 3,
  });
  const methods = fc.oneof(
    { weight: 8, arbitrary: fc.constant(method) },
    fc.constantFrom("PUT", "PATCH", "POST", "DELETE", "OPTIONS", "TRACE"),
  );
  return fc.record({ body, query, segment, methods, headers }).map((parts) => ({
    method: parts.methods,
    path: path.replaceAll(/\{\w+\}/g, encoded(parts.segment)) + (parts.query.length > 0 ? `?${new URLSearchParams(parts.query)}` : ""),
    headers: parts.headers,
    ...(parts.body !== undefined && { body: parts.body }),
  }));
});

/** As it stands where that can be sent at all: escapes that mean nothing go out too. */
function encoded(one: string): string {
  return /^[\w.%-]+$/.test(one) ? one : encodeURIComponent(one.replaceAll(/\p{Cs}/gu, "?"));
}
