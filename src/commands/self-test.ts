import { setTimeout as sleep } from "node:timers/promises";
import { openAudit } from "../audit/audit.ts";
import { type Config, loadConfig } from "../config.ts";
import { openSelfTest } from "../device/self-test.ts";
import type { SelfTestReport } from "../domain/self-test/report.ts";
import { readBundle } from "../enrolment/updates/used-bundle.ts";
import { Fault } from "../errors.ts";
import { selfTestChecks } from "../journey/self-test-checks.ts";
import { openLog } from "../log.ts";
import { toldRun } from "../server/self-tests.ts";
import { readingFiles } from "../vision/reading/models.ts";
import { networksFor } from "../vision/tensorrt/networks.ts";
import { command } from "./command.ts";
import { askDaemon, type ToldRun } from "./daemon-self-test.ts";
import { openNetwork } from "./network.ts";

const HELP = `
A daemon that runs with this configuration is asked to test itself; without one the networks are loaded and tested here, and camera and
screen are left out, unless --running says that there must be one. The exit code is 1 when the test fails. A check that only warns does not fail it.`;

export const selfTest = command("self-test", "Let the device prove that it works, thoroughly.")
  .option("--config <file>", "the daemon's configuration (default: none, the built-in defaults)")
  .option("--running", "fail where no daemon runs: that it works is the question")
  .option("--json", "print the run as JSON: {id, trigger, started, ended, bundle, checks: [{id, value, limit, pass}]}")
  .addHelpText("after", HELP)
  .action(async ({ config: file, json, running }) => {
    const config = loadConfig(file);
    const asked = await askDaemon(config);
    if (running && !asked) throw new Fault("SELF_TEST_FAILED", "No daemon runs with this configuration.");
    const run = asked ?? toldRun(await testHere(config));
    console.log(json ? JSON.stringify(run, null, 2) : runInWords(run));
    if (run.pass !== true) process.exitCode = 1;
  });

/** Rejects with the fault that prevents the test. */
export async function testHere(config: Config): Promise<SelfTestReport> {
  const bundle = await readBundle(config.vision);
  using audit = openAudit(config.dataDir);
  const reading = await readingFiles(config.reading);
  const networks = await networksFor({ ...config.vision, bundle, reading });
  let fault: Fault | undefined;
  await using engine = await openNetwork(
    { ...networks, card: bundle.card },
    config.vision.provider,
    networks.reading?.files,
    networks.reading?.provider,
    (next) => (fault = next ?? fault),
  );
  const tests = openSelfTest({
    checks: selfTestChecks({ config, bundle, engine, audit, log: openLog("silent") }),
    subject: () => ({ bundle: bundle.hash, provider: engine.provider ?? "none" }),
    record: audit.record,
    report: () => undefined,
    finished: () => undefined,
    busy: () => false,
    signal: new AbortController().signal,
  });
  const id = tests.ask("command", "full");
  for (;;) {
    const run = tests.find(id);
    if (run?.ended && run.pass === null && fault) throw fault;
    if (run?.ended) return run;
    await sleep(50);
  }
}

export function runInWords({ id, checks, pass }: ToldRun): string {
  const lines = checks.map((check) => `${checkInWords(check, `${check.value}`)}${check.detail ? `: ${check.detail}` : ""}`);
  return [...lines, `${pass ? "The self-test passed" : "The self-test failed"} (${id}).`].join("\n");
}

export function checkInWords({ id, limit, pass }: Pick<ToldRun["checks"][number], "id" | "limit" | "pass">, measured: string): string {
  return `${pass ? "ok    " : "FAILED"}  ${id.padEnd(24)} ${measured} (limit ${limit})`;
}
