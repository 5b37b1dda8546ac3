import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connectAsync, type IClientOptions, type MqttClient } from "mqtt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requires } from "../support/requires.ts";
import { bringUp, type Stack } from "./stack.ts";

const CERTIFICATES = new URL("../../deploy/fleet/certificates", import.meta.url).pathname;
const present = [requires("mosquitto", "mosquitto"), requires("prometheus", "prometheus")].every(Boolean);

describe.runIf(present && requires("prometheus-alertmanager", "prometheus-alertmanager"))("the fleet's broker", () => {
  let stack: Stack;
  let gateway: MqttClient;
  const heard: string[] = [];

  beforeAll(async () => {
    stack = await bringUp();
    for (const place of ["g/east/one", "g/east/two", "g/east/stolen"]) certify("cabinet", place);
    gateway = await client("gateways/gateway-1", { port: inside(), clientId: "gateway-1" });
    gateway.on("message", (topic) => heard.push(topic));
    await gateway.subscribeAsync("$share/gateways/blisterscope/v1/#", { qos: 1 });
  });

  afterAll(async () => {
    await gateway?.endAsync();
    await stack?.[Symbol.asyncDispose]();
  });

  test("a cabinet is heard under its own name, and under no other", async () => {
    await using one = await cabinet("g/east/one");
    for (const own of ["state", "metrics", "event/fault"]) await one.say(`g/east/one/${own}`);
    await expect(one.say("g/east/two/state")).rejects.toThrow("Not authorized");
    await expect(one.say("g/east/one/cmd/1")).rejects.toThrow("Not authorized");
    await one.say("g/east/one/event/last");
    await expect.poll(() => heard).toContain("blisterscope/v1/g/east/one/event/last");
    expect(heard).toHaveLength(4);
  });

  test("a cabinet hears its own commands, and those of no other", async () => {
    await using one = await cabinet("g/east/one");
    const commands: string[] = [];
    one.client.on("message", (topic) => commands.push(topic));
    await one.client.subscribeAsync("blisterscope/v1/#", { qos: 1 });
    await using operations = await cabinet("operations", {}, "operators");
    await operations.say("g/east/two/cmd/1");
    await operations.say("g/east/one/cmd/2");
    await expect.poll(() => commands).toEqual(["blisterscope/v1/g/east/one/cmd/2"]);
  });

  test("an operator commands and hears answers, and nothing else; a gateway does not command", async () => {
    await using one = await cabinet("g/east/one");
    await using operations = await cabinet("operations", {}, "operators");
    const answers: string[] = [];
    operations.client.on("message", (topic) => answers.push(topic));
    await operations.client.subscribeAsync("blisterscope/v1/#", { qos: 1 });
    await one.say("g/east/one/metrics");
    await one.say("g/east/one/reply/1");
    await expect.poll(() => answers).toEqual(["blisterscope/v1/g/east/one/reply/1"]);
    await expect(operations.say("g/east/one/state")).rejects.toThrow("Not authorized");
    await expect(gateway.publishAsync("blisterscope/v1/g/east/one/cmd/1", "{}", { qos: 1 })).rejects.toThrow("Not authorized");
  });

  test("who claims another's client id puts nobody off the line", async () => {
    await using one = await cabinet("g/east/one");
    const closed: string[] = [];
    for (const [name, each] of Object.entries({ gateway, one: one.client })) each.on("close", () => closed.push(name));
    await using _two = await cabinet("g/east/two", { clientId: "gateway-1" });
    await using _again = await cabinet("g/east/stolen", { clientId: "g/east/one" });
    await expect(cabinet("g/east/two", { clientId: "gateway-1", port: inside() })).rejects.toThrow();
    await one.say("g/east/one/event/bundle");
    await expect.poll(() => heard).toContain("blisterscope/v1/g/east/one/event/bundle");
    expect(closed).toEqual([]);
  });

  test("a message larger than the contract allows ends the connection of its sender alone", async () => {
    await using one = await cabinet("g/east/one");
    await using two = await cabinet("g/east/two");
    const gone = new Promise<void>((resolve) => two.client.once("close", () => resolve()));
    two.client.publish("blisterscope/v1/g/east/two/metrics", Buffer.alloc(200_000), { qos: 1 });
    await gone;
    await one.say("g/east/one/event/command");
    await expect.poll(() => heard).toContain("blisterscope/v1/g/east/one/event/command");
  });

  test("without a certificate of the fleet nobody comes in, and a revoked one is worth nothing", async () => {
    const { host, port, ca } = address();
    await expect(connectAsync({ ...QUIET, protocol: "mqtts", host, port, ca })).rejects.toThrow();
    await using before = await cabinet("g/east/stolen");
    await before.say("g/east/stolen/metrics");
    certify("revoke", "g/east/stolen");
    process.kill(stack.pid("broker") ?? 0, "SIGHUP");
    await expect.poll(() => cabinet("g/east/stolen").then(left, refused), { timeout: 10_000, interval: 200 }).toBe("refused");
  });

  /** Or an operator: its connection, and how it says something at QoS 1 and waits for the broker's word. */
  async function cabinet(place: string, options: IClientOptions = {}, kind = "cabinets") {
    const own = await client(`${kind}/${place}`, options);
    return {
      client: own,
      say: (topic: string) => own.publishAsync(`blisterscope/v1/${topic}`, "{}", { qos: 1 }),
      [Symbol.asyncDispose]: () => own.endAsync(true),
    };
  }

  function client(files: string, options: IClientOptions = {}): Promise<MqttClient> {
    const read = (ending: string) => readFileSync(join(stack.folder, "certificates", `${files}.${ending}`));
    return connectAsync({ ...QUIET, protocol: "mqtts", ...address(), cert: read("pem"), key: read("key"), ...options });
  }

  function address() {
    const [, port] = stack.address("broker").split(":");
    return { host: "localhost", port: Number(port), ca: readFileSync(join(stack.folder, "certificates/authority.pem")) };
  }

  /** The listener for gateways. */
  function inside(): number {
    const { broker } = JSON.parse(readFileSync(join(stack.folder, "gateway-1.json"), "utf8"));
    return Number(new URL(broker.url).port);
  }

  function certify(...words: string[]): void {
    execFileSync(CERTIFICATES, [join(stack.folder, "certificates"), ...words]);
  }
});

/** One attempt. */
const QUIET = { protocolVersion: 5, reconnectPeriod: 0, connectTimeout: 10_000 } as const;

async function left(cabinet: AsyncDisposable): Promise<string> {
  await cabinet[Symbol.asyncDispose]();
  return "came in";
}

function refused(): string {
  return "refused";
}

test.each([
  ["North/east/one", "no TENANT/SITE/CABINET"],
  ["north/east", "no TENANT/SITE/CABINET"],
  [`${"n".repeat(30)}/${"e".repeat(30)}/cabinet-1`, "at most 64"],
])("the authority signs no cabinet named %s", (place, why) => {
  const { status, stderr } = spawnSync(CERTIFICATES, ["nowhere", "cabinet", place], { encoding: "utf8" });
  expect(status).toBe(1);
  expect(stderr).toContain(why);
});
