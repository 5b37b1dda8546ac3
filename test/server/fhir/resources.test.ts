import type { AuditEvent, Bundle, CapabilityStatement, DetectedIssue, Device, FhirResource } from "fhir/r4.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Audit, openAudit } from "../../../src/audit/audit.ts";
import type { AuditRecord } from "../../../src/domain/verdict/record.ts";
import type { EntryNumber, Verdict } from "../../../src/domain/verdict/verdict.ts";
import type { Server } from "../../../src/server/server.ts";
import { fhirErrors } from "../../support/fhir-schema.ts";
import { emptyFolder } from "../../support/folder.ts";
import { aStart, aVerification } from "../../support/records.ts";
import { startServer } from "../support.ts";

const PATIENCE = { timeout: 120_000 };

/** What an order can come to, each with its verdict and what follows it. */
const COURSES: readonly { readonly verdict: Verdict; readonly answer?: AnswerGiven; readonly concealed?: boolean }[] = [
  { verdict: { look: "match" } },
  { verdict: { look: "mismatch", seen: "amlodipine-10" }, answer: { did: "put-back" } },
  { verdict: { look: "mismatch", seen: "amlodipine-10" }, answer: { did: "override", reason: "other", words: "the ward has no other" } },
  { verdict: { look: "mismatch", code: { says: "other-item", item: "amlodipine-10" } }, answer: { did: "override", reason: "urgent" } },
  { verdict: { look: "mismatch", code: { says: "expired", on: "2025-12-31" } } },
  { verdict: { look: "mismatch", code: { says: "unknown-code" } } },
  { verdict: { look: "unsure", because: "look-alike" }, answer: { did: "it-is-right" } },
  { verdict: { look: "mismatch", seen: "amlodipine-10" }, concealed: true },
  { verdict: { look: "mismatch", seen: "amlodipine-10" }, concealed: true, answer: { did: "looks-right" } },
];
type AnswerGiven = Extract<AuditRecord, { kind: "answer" }>["answer"];

let audit: Audit;
let server: Server;

beforeEach(async () => {
  audit = openAudit(emptyFolder());
  audit.record(aStart);
  audit.record({
    kind: "self-test",
    id: "run-1",
    trigger: "hourly",
    started: "2026-01-01T00:00:00.000Z",
    ended: "2026-01-01T00:00:05.000Z",
    passed: false,
    bundle: "b",
    provider: "cpu",
    checks: [{ id: "cam.identity", value: 1, limit: 0, pass: false }],
  });
  audit.record({ kind: "fault", part: "camera", code: "CAMERA_STALLED", over: false });
  audit.record({ kind: "interruption", code: "AUDIT_WRITE", since: "2026-01-01T00:00:00.000Z" });
  audit.record({ kind: "availability", available: false, reasons: ["CAMERA_STALLED"] });
  audit.record({ kind: "answer", entry: 1 as EntryNumber, answer: { did: "checked-by-hand" } });
  for (const [nth, { verdict, answer, concealed = false }] of COURSES.entries()) record(nth, verdict, concealed, answer);
  server = await startServer({ history: audit.recall });
});

afterEach(async () => {
  await server[Symbol.asyncDispose]();
  audit[Symbol.dispose]();
});

function record(nth: number, verdict: Verdict, concealed: boolean, answer: AnswerGiven | undefined): void {
  const order = { ...aVerification.order, id: `order-${nth}`, transactionId: `t-${nth}`, user: "u-7", witness: "u-8" };
  const verification = order.id;
  audit.record({ kind: "order", order });
  const entry = audit.record({ ...aVerification, order, verdict, concealed });
  if (answer) audit.record({ kind: "answer", verification, entry, answer, user: "u-7", witness: "u-8" });
  audit.record({ kind: "badge", verification, role: "user", badge: "u-9" });
  if (nth % 2 === 0) audit.record({ kind: "closing", verification, outcome: "timed-out", counted: 0, because: "camera-off" });
  else if (nth < 7) audit.record({ kind: "cancellation", verification, why: "host" });
}

async function asked<Resource extends FhirResource>(path: string): Promise<Resource> {
  const response = await fetch(`${server.url}/fhir/${path}`);
  expect({ status: response.status, type: response.headers.get("content-type") }).toEqual({
    status: 200,
    type: expect.stringMatching(/^application\/fhir\+json/),
  });
  const resource = (await response.json()) as Resource;
  expect({ path, errors: fhirErrors(resource) }).toEqual({ path, errors: [] });
  return resource;
}

async function found<Resource extends FhirResource = DetectedIssue>(path: string): Promise<readonly Resource[]> {
  const { entry = [], total } = await asked<Bundle>(path);
  expect(total).toBe(entry.length);
  return entry.map(({ resource }) => resource as Resource);
}

test("the schema itself finds what is wrong", PATIENCE, () => {
  expect(fhirErrors({ resourceType: "DetectedIssue", severity: "dreadful" })).not.toEqual([]);
  expect(fhirErrors({ resourceType: "Device", colour: "red" })).not.toEqual([]);
});

test("the device says what runs on it, and whether it can give verdicts", PATIENCE, async () => {
  const device = await asked<Device>("Device/blisterscope");
  expect(device).toMatchObject({ resourceType: "Device", status: "inactive", version: [{ value: "0.1.0" }, { value: "b".repeat(64) }] });
  expect(await found<Device>("Device")).toEqual([device]);
});

test("every row of the record is a valid AuditEvent, with the row in it", PATIENCE, async () => {
  const events: AuditEvent[] = [];
  for (let row = 1; row <= audit.entries; row += 1) events.push(await asked<AuditEvent>(`AuditEvent/${row}`));
  expect(new Set(events.map(({ outcome }) => outcome))).toEqual(new Set(["0", "8"]));
  const order = events.find(({ action }) => action === "C");
  expect(order).toMatchObject({ type: { code: "110109" }, agent: [{ who: { identifier: { value: "u-7" } } }, { requestor: false }] });
  expect(JSON.parse(order?.entity?.[0]?.detail?.[0]?.valueString ?? "")).toMatchObject({ kind: "order", order: { id: "order-0" } });
  expect(await found<AuditEvent>("AuditEvent?_id=1")).toEqual([events[0]]);
  expect(await found<AuditEvent>("AuditEvent?_id=9999")).toEqual([]);
});

test("a verdict other than a match is a valid DetectedIssue, found by the host's transaction or by the order", PATIENCE, async () => {
  for (const [nth, { verdict, concealed, answer }] of COURSES.entries()) {
    const issues = await found(`DetectedIssue?identifier=t-${nth}`);
    expect(await found(`DetectedIssue?identifier=urn:blisterscope:verification|order-${nth}`)).toEqual(issues);
    const isTold = verdict.look !== "match" && (!concealed || answer !== undefined);
    // Every other order ended because its time was up, which is a doubt as well.
    expect(issues).toHaveLength((isTold ? 1 : 0) + (nth % 2 === 0 ? 1 : 0));
    for (const issue of issues) expect(await asked<DetectedIssue>(`DetectedIssue/${issue.id}`)).toEqual(issue);
  }
});

test("a stop names both medicines, how grave it is, and what the nurse did", PATIENCE, async () => {
  const [issue] = await found("DetectedIssue?identifier=t-2");
  expect(issue).toMatchObject({
    status: "final",
    severity: "high",
    implicated: [{ display: "amlodipine-5" }, { display: "amlodipine-10" }],
    detail: "The pack looks like amlodipine-10; amlodipine-5 is ordered.",
    author: { reference: "Device/blisterscope" },
    mitigation: [
      { action: { coding: [{ code: "override" }], text: "override: the ward has no other" }, author: { identifier: { value: "u-7" } } },
    ],
  });
  expect(await found("DetectedIssue?identifier=t-0")).toMatchObject([
    { severity: "moderate", detail: expect.stringContaining("camera-off") },
  ]);
});

test("the capability statement names all of it", PATIENCE, async () => {
  const statement = await asked<CapabilityStatement>("metadata?_format=json");
  expect(statement.rest?.[0]?.resource?.map(({ type }) => type)).toEqual(["Device", "DetectedIssue", "AuditEvent"]);
});

test.each([
  ["Device/other", 404],
  ["AuditEvent/9999", 404],
  ["AuditEvent/none", 404],
  ["DetectedIssue/1", 404],
  ["DetectedIssue/order-1", 404],
  ["Patient/1", 404],
  ["DetectedIssue", 400],
  ["AuditEvent?_id=x", 400],
  ["Device?name=x", 400],
])("%s is refused with what to do", PATIENCE, async (path, status) => {
  const response = await fetch(`${server.url}/fhir/${path}`);
  expect({ status: response.status, type: response.headers.get("content-type") }).toEqual({
    status,
    type: expect.stringMatching(/^application\/problem\+json/),
  });
  expect(await response.json()).toMatchObject({ detail: expect.any(String) });
});
