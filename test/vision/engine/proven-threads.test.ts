import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openLog } from "../../../src/log.ts";
import { processors } from "../../../src/process/processors.ts";
import { openProvenThreads } from "../../../src/vision/engine/proven-threads.ts";
import { emptyFolder } from "../../support/folder.ts";
import { openTinyEngine } from "../../support/tiny-engine.ts";

const most = processors();

function threadsIn(dataDir: string, { bundle = "b".repeat(64), configured = null as number | null } = {}) {
  return openProvenThreads({ dataDir, bundle, provider: "cpu", configured, log: openLog("silent") });
}

describe("the number of threads", () => {
  test("is not known at the first start, and then it is", () => {
    const dataDir = emptyFolder();
    const first = threadsIn(dataDir);
    expect(first.choice).toEqual({ most, alone: undefined });
    first.keep(most);
    expect(threadsIn(dataDir).choice).toEqual({ most, alone: most });
  });

  test.skipIf(most === 1)("is tried out again where fewer seemed to be faster, as they do beside another program that computes", () => {
    const dataDir = emptyFolder();
    threadsIn(dataDir).keep(most - 1);
    expect(threadsIn(dataDir).choice).toEqual({ most, alone: undefined });
  });

  test("is found out again for another bundle, and when the file is damaged", () => {
    const dataDir = emptyFolder();
    threadsIn(dataDir).keep(most);
    expect(threadsIn(dataDir, { bundle: "c".repeat(64) }).choice.alone).toBeUndefined();
    writeFileSync(join(dataDir, "threads.json"), "{ half of it");
    expect(threadsIn(dataDir).choice.alone).toBeUndefined();
  });

  test("can be configured, but is never more than there are processors", () => {
    const dataDir = emptyFolder();
    expect(threadsIn(dataDir, { configured: 1 }).choice).toEqual({ most: 1, alone: 1 });
    expect(threadsIn(dataDir, { configured: 1_000 }).choice).toEqual({ most, alone: most });
  });
});

describe("an engine", () => {
  test("tries out which number is faster, says so and keeps to it", async () => {
    const { engine } = await openTinyEngine({ threads: { most: 2 } });
    expect(engine.threads).toBeNull();
    await engine.ready();
    expect([1, 2]).toContain(engine.threads);
  });

  test("whose number is known has just that", async () => {
    const { engine } = await openTinyEngine({ threads: { most: 2, alone: 1 } });
    await engine.ready();
    expect(engine.threads).toBe(1);
  });
});
