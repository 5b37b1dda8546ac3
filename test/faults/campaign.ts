import { openBrowser } from "../support/touchscreen.ts";
import type { FaultCase, Finding } from "./fault.ts";
import { API_FAULTS } from "./list/api.ts";
import { BUNDLE_FAULTS } from "./list/bundle.ts";
import { CAMERA_FAULTS } from "./list/camera.ts";
import { CLOCK_FAULTS } from "./list/clock.ts";
import { DISK_FAULTS } from "./list/disk.ts";
import { ENGINE_FAULTS } from "./list/engine.ts";
import { MEMORY_FAULTS } from "./list/memory.ts";
import { PROCESS_FAULTS } from "./list/process.ts";
import { SOCKET_FAULTS } from "./list/socket.ts";
import { tryFault } from "./try-fault.ts";

export const FAULT_CASES: readonly FaultCase[] = [
  ...CAMERA_FAULTS,
  ...ENGINE_FAULTS,
  ...BUNDLE_FAULTS,
  ...DISK_FAULTS,
  ...CLOCK_FAULTS,
  ...SOCKET_FAULTS,
  ...API_FAULTS,
  ...PROCESS_FAULTS,
  ...MEMORY_FAULTS,
];

/** Tries one fault after the other, each in a cabinet of its own. `told` hears each finding as it is made. */
export async function tryFaults(cases: readonly FaultCase[], told: (finding: Finding) => void): Promise<readonly Finding[]> {
  const browser = await openBrowser();
  try {
    const findings: Finding[] = [];
    for (const one of cases) {
      const finding = await tryFault(browser, one).catch((error: unknown) => untried(one, error));
      told(finding);
      findings.push(finding);
    }
    return findings;
  } finally {
    await browser.close();
  }
}

/** A fault that could not even be brought about, or after which nothing answered any more. */
function untried({ area, fault }: FaultCase, error: unknown): Finding {
  const said = error instanceof Error ? error.message : String(error);
  return {
    area,
    fault,
    said,
    afterMs: null,
    greenMs: 0,
    greenAnew: false,
    lost: null,
    recovered: "no",
    recoveredMs: null,
    restarts: 0,
    passed: false,
  };
}

/** The result as Markdown. */
export function table(findings: readonly Finding[]): string {
  const rows = findings.map(({ area, fault, said, afterMs, greenMs, greenAnew, lost, recovered, recoveredMs, restarts, passed }) => [
    area,
    fault,
    said,
    afterMs === null ? "-" : `${afterMs} ms`,
    greenAnew ? "YES" : greenMs > 0 ? `no; the match of before for ${greenMs} ms` : "no",
    lost === null ? "unknown" : lost === 0 ? "nothing" : `${lost} entries`,
    recoveredMs === null ? recovered : `${recovered}, ${(recoveredMs / 1_000).toFixed(1)} s`,
    `${restarts}`,
    passed ? "yes" : "NO",
  ]);
  const heads = ["area", "fault", "the screen said", "after", "green", "lost", "recovered", "restarts", "as it should be"];
  return [heads, heads.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");
}
