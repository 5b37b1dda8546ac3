import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { requires } from "../support/requires.ts";
import { boardQueries } from "./boards.ts";

const fleet = new URL("../../deploy/fleet/", import.meta.url).pathname;
const metrics = readFileSync(new URL("../../deploy/METRICS.md", import.meta.url), "utf8");
const RULES = readdirSync(`${fleet}rules`);

describe.runIf(requires("promtool", "prometheus"))("the rules", () => {
  test("Prometheus takes them", () => {
    const { status, stdout, stderr } = spawnSync("promtool", ["check", "rules", ...RULES.map((file) => `${fleet}rules/${file}`)], TEXT);
    expect({ status, said: stdout + stderr }).toMatchObject({ status: 0 });
  });

  test.each(RULES)("%s fires for what it is meant for, and for nothing else", { timeout: 120_000 }, (file) => {
    const { status, stdout, stderr } = spawnSync("promtool", ["test", "rules", `${fleet}tests/${file.replace(".yml", ".test.yml")}`], TEXT);
    expect({ status, said: stdout + stderr }).toMatchObject({ status: 0 });
  });
});

describe.runIf(requires("amtool", "prometheus-alertmanager"))("the alert manager's configuration", () => {
  test("is taken", () => {
    expect(spawnSync("amtool", ["check-config", `${fleet}alertmanager.yml`], TEXT)).toMatchObject({ status: 0 });
  });

  test.each([
    ["MeasureDrifts", "pharmacy", "pharmacy"],
    ["CabinetCannotMatch", "it", "it"],
    ["SiteOffline", "it", "it"],
  ])("tells of %s, which is for team %s, to %s alone", (alertname, team, receiver) => {
    const labels = [`alertname=${alertname}`, `team=${team}`, "tenant=t", "site=s"];
    const route = ["config", "routes", "test", "--config.file", `${fleet}alertmanager.yml`, `--verify.receivers=${receiver}`, ...labels];
    expect(execFileSync("amtool", route, { ...TEXT, stdio: ["ignore", "pipe", "ignore"] }).trim()).toBe(receiver);
  });

  test("every alert says what it is about and whom it is for", () => {
    const alerts = RULES.flatMap((file) => readFileSync(`${fleet}rules/${file}`, "utf8").split("- alert: ").slice(1));
    const wrong = alerts.filter((text) => !/labels: \{ scope: (fleet|gateway|site|cabinet|part), team: (it|pharmacy), /.test(text));
    expect(wrong).toEqual([]);
    expect(alerts.length).toBeGreaterThan(10);
  });
});

test.runIf(requires("shellcheck", "shellcheck"))("shellcheck finds nothing to say about the scripts", () => {
  const { status, stdout } = spawnSync("shellcheck", ["up", "certificates"], { ...TEXT, cwd: fleet });
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
});

test("rules and boards speak of no series of a cabinet that a cabinet does not have", () => {
  const expressions = [
    ...boardQueries().map(({ expression }) => expression),
    ...RULES.map((file) => readFileSync(`${fleet}rules/${file}`, "utf8")),
  ];
  const names = expressions.flatMap((text) => [...text.matchAll(/(?<![\w:])blisterscope_\w+(?![\w:])/g)].map(([name]) => name));
  const own = names.filter((name) => !/^blisterscope_(gateway_|up$)/.test(name));
  const unknown = own.filter((name) => !metrics.includes(`\`${name.replace(/_(bucket|count|sum)$/, "")}\``));
  expect([...new Set(unknown)]).toEqual([]);
  expect(own.length).toBeGreaterThan(20);
});

const TEXT = { encoding: "utf8" } as const;
