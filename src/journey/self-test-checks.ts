import type { Audit } from "../audit/audit.ts";
import { checkFreeSpace, checkStorage } from "../audit/checks.ts";
import { quickCheck } from "../audit/quick-check.ts";
import type { Config } from "../config.ts";
import { checkClock } from "../device/checks/clock.ts";
import { checkThermal } from "../device/checks/thermal.ts";
import type { SelfTestCheck } from "../device/self-test.ts";
import type { Log } from "../log.ts";
import type { Confinement } from "../process/confined.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import { checkIntegrity } from "../vision/bundle/check-integrity.ts";
import { askKnownAnswers } from "../vision/bundle/known-answers.ts";
import { askKnownTrays } from "../vision/bundle/known-trays.ts";
import { checkLatency, checkProvider } from "../vision/engine/checks.ts";
import type { Engine } from "../vision/engine/engine.ts";
import { askKnownPrint } from "../vision/reading/known-print.ts";
import { askReference } from "./reference.ts";

interface Parts {
  readonly config: Config;
  readonly bundle: Bundle;
  readonly engine: Engine;
  readonly audit: Audit;
  /** See openEngine. */
  readonly confinement?: Confinement | undefined;
  readonly log: Pick<Log, "info" | "warn">;
}

/** The list of checks that need no camera, no screen and no service manager; each is as thorough as the first entry of its line says. */
export function selfTestChecks({ config, bundle, engine, audit, confinement, log }: Parts): readonly SelfTestCheck[] {
  const { selfTest, reading, vision, dataDir } = config;
  const { latencyBudgetMs, freeSpaceMiB, thermalZones, celsiusCeiling } = selfTest;
  return [
    { depth: "start", run: () => checkProvider(engine.computing) },
    { depth: "start", run: () => askKnownAnswers(bundle, engine) },
    ...(vision.provider === "cpu" ? [] : [{ depth: "start", run: () => askReference({ bundle, confinement, log }) } as const]),
    { depth: "start", run: () => askKnownTrays(bundle, engine.locate) },
    { depth: "start", run: () => checkStorage(dataDir, audit) },
    { depth: "start", run: () => checkClock(audit.latest) },
    { depth: "start", run: () => checkThermal({ zones: thermalZones, limit: celsiusCeiling }) },
    { depth: "light", run: () => checkIntegrity(bundle) },
    ...(reading.enabled ? [{ depth: "light", run: () => askKnownPrint(engine.read) } as const] : []),
    { depth: "light", run: () => checkFreeSpace(dataDir, freeSpaceMiB) },
    { depth: "light", run: () => checkLatency(engine, bundle.geometry.side, latencyBudgetMs) },
    { depth: "full", run: () => quickCheck(dataDir) },
  ];
}
