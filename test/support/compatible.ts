import type { OpenApi } from "./documented.ts";

/**
 * What the document of a new version breaks for a client of the old one. Within /v1:
 * - No operation, parameter, property or way to answer goes, or changes its type.
 * - What could be sent can still be sent: nothing is newly required, no value or variant goes, no limit becomes narrower.
 * - What was always answered is always answered. New properties, values, variants and refusals may come: clients ignore what they do not know.
 */
export function broken(before: OpenApi, after: OpenApi): readonly string[] {
  const documents = { before, after };
  return Object.entries(before.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, was]) => {
      const where = `${method.toUpperCase()} ${path}`;
      const is = after.paths[path]?.[method];
      if (!is) return [`${where} is gone`];
      const parameters = (is.parameters ?? []).filter(
        ({ required, name }) => required && !was.parameters?.some((one) => one.name === name),
      );
      return [
        ...parameters.map(({ name }) => `${where}: ${name} is newly required`),
        ...(was.parameters ?? []).flatMap(({ name, required, schema }) => {
          const one = is.parameters?.find((parameter) => parameter.name === name);
          if (!one) return [`${where}: ${name} is gone`];
          const needed = one.required && !required ? [`${where}: ${name} is newly required`] : [];
          return [...needed, ...narrowed(documents, schema, one.schema, "sent", `${where} ${name}`)];
        }),
        ...contents(documents, was.requestBody, is.requestBody, "sent", `${where} body`),
        ...Object.entries(was.responses)
          .filter(([status]) => status.startsWith("2"))
          .flatMap(([status, response]) => contents(documents, response, is.responses[status], "answered", `${where} ${status}`)),
      ];
    }),
  );
}

type Side = "sent" | "answered";
interface Documents {
  readonly before: OpenApi;
  readonly after: OpenApi;
}
interface Content {
  readonly content?: { readonly [media: string]: { readonly schema: unknown } };
}

function contents(documents: Documents, was: Content | undefined, is: Content | undefined, side: Side, where: string): readonly string[] {
  if (was && !is) return [`${where} is gone`];
  if (!was && is && side === "sent") return [`${where} is newly required`];
  return Object.entries(was?.content ?? {}).flatMap(([media, { schema }]) => {
    const other = is?.content?.[media];
    return other ? narrowed(documents, schema, other.schema, side, where) : [`${where}: ${media} is gone`];
  });
}

/** As much of JSON Schema as the document uses. */
interface Schema {
  readonly $ref?: string;
  readonly type?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly unknown[];
  readonly anyOf?: readonly unknown[];
  readonly properties?: { readonly [name: string]: unknown };
  readonly required?: readonly string[];
  readonly items?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

function narrowed(documents: Documents, was: unknown, is: unknown, side: Side, where: string): readonly string[] {
  const a = resolved(documents.before, was);
  const b = resolved(documents.after, is);
  const variants = a.oneOf ?? a.anyOf;
  if (variants) {
    const others = b.oneOf ?? b.anyOf ?? [b];
    const isGone = (one: unknown) => others.every((other) => narrowed(documents, one, other, side, where).length > 0);
    return variants.flatMap((one, nth) => (isGone(one) ? [`${where}: variant ${nth} is gone`] : []));
  }
  if (JSON.stringify(a.type) !== JSON.stringify(b.type)) return [`${where} has another type`];
  const required = side === "sent" ? without(b.required, a.required) : without(a.required, b.required);
  return [
    ...required.map((name) => `${where}.${name} is ${side === "sent" ? "newly required" : "no longer always answered"}`),
    ...values(a, b, side).map((value) => `${where}: ${JSON.stringify(value)} is gone`),
    ...(side === "sent" && isTighter(a, b) ? [`${where} has a narrower limit`] : []),
    ...Object.entries(a.properties ?? {}).flatMap(([name, schema]) => {
      const other = b.properties?.[name];
      return other ? narrowed(documents, schema, other, side, `${where}.${name}`) : [`${where}.${name} is gone`];
    }),
    ...(a.items ? narrowed(documents, a.items, b.items ?? {}, side, `${where}[]`) : []),
  ];
}

/** A value that an answer always had must stay; one of several may go. */
function values(a: Schema, b: Schema, side: Side): readonly unknown[] {
  const was = a.const === undefined ? (side === "sent" ? (a.enum ?? []) : []) : [a.const];
  const is = b.const === undefined ? b.enum : [b.const];
  return is ? without(was, is) : [];
}

function isTighter(a: Schema, b: Schema): boolean {
  const above = (limit: "maximum" | "maxLength") => (b[limit] ?? Number.POSITIVE_INFINITY) < (a[limit] ?? Number.POSITIVE_INFINITY);
  const below = (b.minimum ?? Number.NEGATIVE_INFINITY) > (a.minimum ?? Number.NEGATIVE_INFINITY);
  const isNewChoice = b.enum !== undefined && a.enum === undefined && a.const === undefined;
  return above("maximum") || above("maxLength") || below || isNewChoice || (b.pattern !== undefined && b.pattern !== a.pattern);
}

function resolved(document: OpenApi, schema: unknown): Schema {
  const { $ref } = schema as Schema;
  if ($ref === undefined) return schema as Schema;
  return resolved(document, document.components.schemas[$ref.replace("#/components/schemas/", "")]);
}

function without<T>(list: readonly T[] = [], others: readonly T[] = []): readonly T[] {
  return list.filter((one) => !others.includes(one));
}
