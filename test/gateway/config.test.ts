import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { GatewayConfig, loadGatewayConfig } from "../../src/gateway/config.ts";
import { openGatewayMetrics, REFUSALS } from "../../src/gateway/metrics.ts";
import { folderOf } from "../support/folder.ts";

const PAGE = readFileSync("docs/fleet-gateway.md", "utf8");

function load(config: unknown) {
  const folder = folderOf({ "gateway.json": JSON.stringify(config) });
  return { folder, config: loadGatewayConfig(join(folder, "gateway.json")) };
}

describe("the gateway's configuration", () => {
  test("may be empty, and takes paths from the file's folder", () => {
    expect(load({}).config.store.writeUrl).toContain("/api/v1/write");
    const { folder, config } = load({ broker: { caFile: "ca.pem" }, server: { tokenFile: "token" } });
    expect(config.broker.caFile).toBe(join(folder, "ca.pem"));
    expect(config.server.tokenFile).toBe(join(folder, "token"));
  });

  test.each([
    [{ brokers: {} }, "brokers"],
    [{ broker: { url: "https://here" } }, "broker.url"],
    [{ broker: { clientId: "a/b" } }, "letters, digits"],
    [{ store: { writeUrl: "here" } }, "store.writeUrl"],
    [{ silentMinutes: 0 }, "silentMinutes"],
  ])("is refused in a sentence that names the key: %j", (config, key) => {
    expect(() => load(config)).toThrow(key);
  });

  test("is on its page: every key, and its default", () => {
    const { server: _as, ...own } = GatewayConfig.parse({});
    for (const [section, value] of Object.entries(own)) {
      for (const [key, fallback] of typeof value === "object" && value ? Object.entries(value) : [["", value]]) {
        const name = key === "" ? section : `${section}.${key}`;
        const row = PAGE.split("\n").find((line) => line.startsWith("|") && line.includes(`\`${name}\``));
        expect(row, name).toContain(name === "broker.clientId" ? "gateway-HOSTNAME" : `\`${fallback}\``);
      }
    }
  });
});

test("the gateway's page lists every series of its own and every reason of refusal, and each is there before anything happened", async () => {
  const { text } = await openGatewayMetrics().exposition();
  const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = ""]) => name);
  for (const name of names.filter((one) => !/_(process|nodejs)_/.test(one))) expect(PAGE).toContain(`\`${name}`);
  for (const reason of REFUSALS) {
    expect(PAGE).toContain(`| \`${reason}\` |`);
    expect(text).toContain(`blisterscope_gateway_refused_total{reason="${reason}"} 0`);
  }
});
