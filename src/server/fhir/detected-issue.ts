import type { DetectedIssue, DetectedIssueMitigation, Reference } from "fhir/r4.js";
import type { Order } from "../../domain/verdict/order.ts";
import type { CourseEntry, CourseRecord, RecordEntry } from "../../domain/verdict/record.ts";
import type { Verdict } from "../../domain/verdict/verdict.ts";
import { issueSentence } from "./issue-words.ts";
import { DEVICE, ourConcept, ourIdentifier, personOf } from "./systems.ts";

type Answer = RecordEntry<Extract<CourseRecord, { kind: "answer" }>>;
type Doubt = Exclude<Verdict, { look: "match" }>;

/**
 * What the rows of one order tell of verdicts other than a match, each with what the nurse did about it; the id is the number of the
 * verdict's row. A verdict that is concealed from the nurse is none before she has said how the pack looks to her.
 */
export function detectedIssues(course: readonly CourseEntry[]): readonly DetectedIssue[] {
  const order = orderOf(course);
  const answers = course.filter((row): row is Answer => row.record.kind === "answer");
  const isOver = course.some(({ record }) => record.kind === "closing" || record.kind === "cancellation");
  return course.flatMap((row) => {
    const given = answers.filter(({ record }) => record.entry === row.number);
    const doubt = doubtOf(row, given);
    return order && doubt ? [issueOf(row, { order, doubt, given, isOver })] : [];
  });
}

function orderOf(course: readonly CourseEntry[]): Order | undefined {
  return course.flatMap(({ record }) => ("order" in record ? [record.order] : []))[0];
}

function doubtOf({ record }: CourseEntry, given: readonly Answer[]): Doubt | undefined {
  if (record.kind === "closing") return record.because && { look: "unsure", because: record.because };
  if (record.kind !== "verification" || record.verdict.look === "match") return undefined;
  return record.concealed && given.length === 0 ? undefined : record.verdict;
}

interface Found {
  readonly order: Order;
  readonly doubt: Doubt;
  readonly given: readonly Answer[];
  readonly isOver: boolean;
}

function issueOf({ number, at }: CourseEntry, { order, doubt, given, isOver }: Found): DetectedIssue {
  const isStop = doubt.look === "mismatch";
  return {
    resourceType: "DetectedIssue",
    id: String(number),
    meta: { lastUpdated: given.at(-1)?.at ?? at },
    identifier: [ourIdentifier("verification", order.id), ourIdentifier("transaction", order.transactionId)],
    status: isOver || given.length > 0 ? "final" : "preliminary",
    code: ourConcept("issue", doubt.look, isStop ? "The pack is not the ordered one" : "The pack must be checked by hand"),
    severity: isStop ? "high" : "moderate",
    identifiedDateTime: at,
    author: DEVICE,
    implicated: implicatedBy(doubt, order),
    evidence: [{ detail: [{ reference: `AuditEvent/${number}`, type: "AuditEvent" }] }],
    detail: issueSentence(doubt, order.item),
    ...(given.length > 0 && { mitigation: given.map(mitigation) }),
  };
}

/** The ordered item first. */
function implicatedBy(doubt: Doubt, { item }: Order): Reference[] {
  if (doubt.look === "unsure") return [medication(item)];
  if ("seen" in doubt) return [medication(item), medication(doubt.seen)];
  if ("print" in doubt) return [medication(item)];
  return doubt.code.says === "other-item" ? [medication(item), medication(doubt.code.item)] : [medication(item)];
}

function medication(item: string): Reference {
  return { type: "Medication", identifier: ourIdentifier("item", item), display: item };
}

function mitigation({ at, record: { answer, user } }: Answer): DetectedIssueMitigation {
  const reason = answer.did === "override" ? `: ${answer.reason === "other" ? answer.words : answer.reason}` : "";
  return {
    action: ourConcept("answer", answer.did, `${answer.did}${reason}`),
    date: at,
    ...(user !== undefined && { author: personOf(user) }),
  };
}
