import { expect, test } from "vitest";
import type { Scan } from "../../src/domain/verdict/scan.ts";
import type { Desk } from "../../src/server/desk.ts";
import { DESK, ORDER, startServer } from "./support.ts";

const RAW = "]d2010400638133393110A1\u001d17261130";
const SCAN: Scan = {
  verification: ORDER.id,
  code: { kind: "gtin", raw: RAW, gtin: "04006381333931" },
  comparison: { says: "other-item", item: "ibuprofen-400" },
};

async function scanned(scan: Desk["scan"], body: unknown): Promise<{ status: number; answer: unknown }> {
  await using server = await startServer({ desk: { ...DESK, scan } });
  const response = await fetch(`${server.url}/v1/scans`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: await response.json() };
}

test("passes a scan on as the scanner sent it, and answers what was read and what it says of the order", async () => {
  const raws: string[] = [];
  const scan: Desk["scan"] = (raw) => {
    raws.push(raw);
    return SCAN;
  };
  expect(await scanned(scan, { raw: RAW })).toEqual({ status: 200, answer: SCAN });
  expect(raws).toEqual([RAW]);
});

test("a code that cannot be read is refused with the place of the fault and a sentence", async () => {
  const scan: Desk["scan"] = () => ({ kind: "refused", at: 18, problem: "There is no month 13." });
  expect(await scanned(scan, { raw: RAW })).toEqual({
    status: 422,
    answer: {
      type: "urn:problem-type:blisterscope:unreadable-code",
      status: 422,
      title: "The code cannot be read.",
      detail: "At character 18, counted from 0: There is no month 13.",
    },
  });
});

test("without an order there is nothing to compare with, and the host is told what to do", async () => {
  expect(await scanned(() => "stale", { raw: RAW })).toMatchObject({
    status: 409,
    answer: { type: "urn:problem-type:blisterscope:no-order", detail: expect.stringContaining("POST /v1/verifications") },
  });
});

test.each([[{}], [{ raw: 4006381333931 }], [{ raw: RAW, item: "ibuprofen-400" }], [[RAW]], [null]])(
  "refuses the body %j before anybody reads it",
  async (body) => {
    const scan: Desk["scan"] = () => {
      throw new Error("was read");
    };
    expect(await scanned(scan, body)).toMatchObject({ status: 400, answer: { type: "urn:problem-type:blisterscope:invalid-request" } });
  },
);
