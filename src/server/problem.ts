/** Every way in which a request can be refused: RFC 9457's status and title by the last word of its type. */
export const PROBLEMS = {
  "invalid-request": { status: 400, title: "The request is malformed." },
  "token-needed": { status: 401, title: "A token is needed." },
  "pin-needed": { status: 403, title: "A PIN of the pharmacy is needed." },
  "foreign-origin": { status: 403, title: "Pages of other origins are not served." },
  "unknown-route": { status: 404, title: "There is nothing at this address." },
  "unknown-verification": { status: 404, title: "No such verification." },
  "unknown-resource": { status: 404, title: "The record holds no such resource." },
  "unknown-self-test": { status: 404, title: "No such self-test." },
  "unknown-cabinet": { status: 404, title: "No such cabinet." },
  "unknown-method": { status: 405, title: "This method is not served here." },
  "too-slow": { status: 408, title: "The request did not arrive in time." },
  "transaction-conflict": { status: 409, title: "The transaction was already placed with another order." },
  "no-order": { status: 409, title: "No order is open." },
  "order-open": { status: 409, title: "Another order is open." },
  "formulary-busy": { status: 409, title: "The formulary cannot be changed now." },
  "already-final": { status: 409, title: "The verification is over." },
  "stale-answer": { status: 409, title: "No verdict waits for this answer." },
  "user-needed": { status: 409, title: "Somebody must be named first." },
  "witness-needed": { status: 409, title: "A witness must be named first." },
  "key-under-way": { status: 409, title: "A request with this Idempotency-Key is under way." },
  "body-too-large": { status: 413, title: "The body is too large." },
  "not-csv": { status: 415, title: "The body must be CSV." },
  "not-json": { status: 415, title: "Only JSON is accepted." },
  "foreign-host": { status: 421, title: "This device does not go by that name." },
  "unreadable-code": { status: 422, title: "The code cannot be read." },
  "unfit-answer": { status: 422, title: "The answer does not fit the verdict." },
  "key-reused": { status: 422, title: "The Idempotency-Key stands for another request." },
  "invalid-formulary": { status: 422, title: "The formulary cannot be taken." },
  "unknown-item": { status: 422, title: "The formulary has no such item." },
  "pin-closed": { status: 429, title: "Too many wrong PINs." },
  "headers-too-large": { status: 431, title: "The headers are too large." },
  bug: { status: 500, title: "The daemon has a bug." },
  fault: { status: 503, title: "The device is faulty." },
} as const;

export type ProblemKind = keyof typeof PROBLEMS;

/** A refused request, and what its sender can do about it. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly kind: ProblemKind;
  readonly status: number;
  readonly title: string;
  /** Sent with the refusal. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(kind: ProblemKind, detail: string, headers: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.headers = headers;
    this.kind = kind;
    this.status = PROBLEMS[kind].status;
    this.title = PROBLEMS[kind].title;
  }
}
