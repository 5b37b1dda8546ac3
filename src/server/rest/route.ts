import type { Response } from "express";
import type { z } from "zod";
import type { BodyMedia } from "../body.ts";
import type { ProblemKind } from "../problem.ts";
import type { Tag } from "./tags.ts";

/** One thing that may be answered: JSON of a schema, something else of some media type, or nothing but the status. */
export interface Outcome {
  readonly description: string;
  readonly json?: z.ZodType;
  /** When it is another one than application/json. */
  readonly media?: string;
  /** Headers that belong to the answer, each a string. */
  readonly headers?: z.ZodObject;
}

type Outcomes = Readonly<Record<number, Outcome>>;

/** What a client asked, checked by the route's schemas. */
export interface Asked<Params, Query, Body, Headers> {
  readonly headers: Headers;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The address, by a name under which the client reached us. */
  readonly url: URL;
  /** Aborts when the client hangs up. */
  readonly gone: AbortSignal;
}

/** Sends what is not JSON; status and headers are set already. */
type Send = (response: Response) => void | Promise<void>;

/** What is answered. */
export interface Told {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Of `json`, as in its outcome. */
  readonly media?: string;
  readonly send?: Send;
}

type Immutable<T> = T extends readonly (infer One)[]
  ? readonly Immutable<One>[]
  : T extends object
    ? { readonly [Key in keyof T]: Immutable<T[Key]> }
    : T;

type ContentOf<One> = One extends { readonly json: infer Schema extends z.ZodType }
  ? { readonly json: Immutable<z.output<Schema>> }
  : One extends { readonly media: string }
    ? { readonly send: Send }
    : object;

type ToldOf<All extends Outcomes> = {
  [Status in keyof All & number]: { readonly status: Status; readonly headers?: Readonly<Record<string, string>> } & ContentOf<All[Status]>;
}[keyof All & number];

/** One operation of the interface: what may be asked and what is answered. It is checked, typed and documented from this alone. */
export interface Declaration<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Headers extends z.ZodObject = z.ZodObject,
  All extends Outcomes = Outcomes,
> {
  /** Its name in generated clients. */
  readonly id: string;
  readonly method: "get" | "put" | "post" | "patch" | "delete";
  /** Parameters in braces: "/v1/verifications/{id}". */
  readonly path: `/${string}`;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  /** Those that mean something here, in lower case. */
  readonly headers?: Headers;
  readonly params?: Params;
  readonly query?: Query;
  /** Sent as JSON, or as `bodyMedia`. */
  readonly body?: Body;
  /** When it is not JSON: the body is then a Buffer. */
  readonly bodyMedia?: BodyMedia;
  readonly outcomes: All;
  /** Besides those that every route has, and those of its schemas. */
  readonly refusals?: readonly ProblemKind[];
}

/** A declared operation with who answers it. */
export interface Route extends Declaration {
  answer(asked: Asked<unknown, unknown, unknown, unknown>): Told | Promise<Told>;
}

/** Declares a route; whoever answers it gets what the schemas let through, and answers what they describe. */
export function route<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Headers extends z.ZodObject,
  const All extends Outcomes,
>(declaration: Declaration<Params, Query, Body, Headers, All>) {
  type Given = Asked<z.output<Params>, z.output<Query>, z.output<Body>, z.output<Headers>>;
  type Answer = (asked: Given) => ToldOf<All> | Promise<ToldOf<All>>;
  // Only what its schemas let through is ever passed on.
  return { declaration, answeredBy: (answer: Answer): Route => ({ ...declaration, answer: answer as Route["answer"] }) };
}
