/** Every way in which a request can be refused: RFC 9457's status and title by the last word of its type. */
const PROBLEMS = {
  "invalid-request": { status: 400, title: "The request is malformed." },
  "token-needed": { status: 401, title: "A token is needed." },
  "pin-needed": { status: 403, title: "A PIN of the pharmacy is needed." },
  "foreign-origin": { status: 403, title: "Pages of other origins are not served." },
  "unknown-route": { status: 404, title: "There is nothing at this address." },
  "unknown-verification": { status: 404, title: "No such verification." },
  "transaction-conflict": { status: 409, title: "The transaction was already placed with another order." },
  "no-order": { status: 409, title: "No order is open." },
  "order-open": { status: 409, title: "Another order is open." },
  "formulary-busy": { status: 409, title: "The formulary cannot be changed now." },
  "already-final": { status: 409, title: "The verification is over." },
  "body-too-large": { status: 413, title: "The body is too large." },
  "not-json": { status: 415, title: "Only JSON is accepted." },
  "foreign-host": { status: 421, title: "This device does not go by that name." },
  "unreadable-code": { status: 422, title: "The code cannot be read." },
  "invalid-formulary": { status: 422, title: "The formulary cannot be taken." },
  "unknown-item": { status: 422, title: "The formulary has no such item." },
  "pin-closed": { status: 429, title: "Too many wrong PINs." },
} as const;

type ProblemKind = keyof typeof PROBLEMS;

/** A refused request, and what its sender can do about it. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly kind: ProblemKind;
  readonly status: number;
  readonly title: string;

  constructor(kind: ProblemKind, detail: string) {
    super(detail);
    this.kind = kind;
    this.status = PROBLEMS[kind].status;
    this.title = PROBLEMS[kind].title;
  }
}
