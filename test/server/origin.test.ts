import type { IncomingMessage } from "node:http";
import { hostname } from "node:os";
import { expect, test } from "vitest";
import { openDoor } from "../../src/server/origin.ts";
import { ask, DESK, ORDER, startServer } from "./support.ts";

const door = openDoor({ host: "127.0.0.1", allowedOrigins: ["http://desk.ward-3.example:8081/"] });

test.each([
  ["its address", "127.0.0.1:8080"],
  ["its IPv6 address", "[::1]:8080"],
  ["localhost", "LocalHost:8080"],
  ["the machine's own name", hostname()],
  ["the name of a listed page", "desk.ward-3.example"],
])("answers when addressed by %s", (_what, host) => {
  expect(door(requestWith({ host }))).toBeUndefined();
});

test.each(["evil.example", "127.0.0.1.evil.example:8080", "localhost.evil.example", "", "not a host", "[::1", undefined])(
  "does not answer to the name %j",
  (host) => {
    expect(door(requestWith(host === undefined ? {} : { host }))?.kind).toBe("foreign-host");
  },
);

test.each(["http://localhost:8080", "https://localhost:8080", "http://desk.ward-3.example:8081"])("lets pages of %s in", (origin) => {
  expect(door(requestWith({ host: "localhost:8080", origin }))).toBeUndefined();
});

test.each(["http://evil.example", "http://localhost:9999", "http://localhost", "http://desk.ward-3.example", "null", "", "localhost:8080"])(
  "keeps pages of %j out",
  (origin) => {
    expect(door(requestWith({ host: "localhost:8080", origin }))?.kind).toBe("foreign-origin");
  },
);

test("a page that points its own name at this device places no order", async () => {
  await using server = await startServer({ desk: { ...DESK, place: neverPlaced } });
  const answer = await ask(`${server.url}/v1/verifications`, {
    method: "POST",
    headers: { host: "evil.example", origin: "http://evil.example" },
  });
  expect(answer).toMatchObject({ status: 421, body: { type: "urn:problem-type:blisterscope:foreign-host" } });
});

test("a page of another origin places no order and cancels none", async () => {
  await using server = await startServer({ desk: { ...DESK, place: neverPlaced, cancel: neverPlaced } });
  const headers = { origin: "http://evil.example", "content-type": "application/json" };
  const refused = { status: 403, body: { type: "urn:problem-type:blisterscope:foreign-origin" } };
  expect(await ask(`${server.url}/v1/verifications`, { method: "POST", headers, body: "{}" })).toMatchObject(refused);
  expect(await ask(`${server.url}/v1/verifications/${ORDER.id}`, { method: "DELETE", headers })).toMatchObject(refused);
});

function neverPlaced(): never {
  throw new Error("reached the desk");
}

function requestWith(headers: { host?: string; origin?: string }): IncomingMessage {
  return { headers } as IncomingMessage;
}
