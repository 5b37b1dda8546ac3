import { beforeAll, describe, expect, test } from "vitest";
import { FAULT_CASES, tryFaults } from "../faults/campaign.ts";
import { AREAS, type Finding } from "../faults/fault.ts";
import { canMount } from "../support/small-disk.ts";
import { browserIsHere } from "../support/touchscreen.ts";

/** One of most areas; "npm run faults" tries them all. */
const HANDFUL = [
  "falls silent",
  "is killed while it loads",
  "somebody else holds the record's write lock",
  "jumps back by an hour",
  "a screen answers what nobody asked",
  "paths that lead out of the page and of the bundle",
  "a second daemon is started on the same data folder",
  "the daemon is killed",
];

test("the campaign has at least thirty faults, in every area, each under a name of its own", () => {
  expect(new Set(FAULT_CASES.map(({ area, fault }) => `${area}: ${fault}`)).size).toBe(FAULT_CASES.length);
  expect(FAULT_CASES.length).toBeGreaterThanOrEqual(30);
  expect(new Set(FAULT_CASES.map(({ area }) => area))).toEqual(new Set(AREAS));
});

describe.runIf(browserIsHere && canMount)(
  "under a fault nothing turns green, nothing acknowledged is lost, and the cabinet recovers",
  () => {
    let findings: ReadonlyMap<string, Finding>;
    beforeAll(async () => {
      const found = await tryFaults(
        FAULT_CASES.filter(({ fault }) => HANDFUL.includes(fault)),
        () => undefined,
      );
      findings = new Map(found.map((finding) => [finding.fault, finding]));
    }, 600_000);

    test.each(HANDFUL)("%s", (fault) => {
      const { greenAnew, lost, recovered, restarts, said } = findings.get(fault) ?? expect.unreachable("it was not tried");
      expect({ greenAnew, lost, said }).toEqual({ greenAnew: false, lost: 0, said });
      expect(recovered).not.toBe("no");
      expect(restarts).toBeLessThanOrEqual(1);
    });
  },
);
