import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Command } from "../domain/fleet/command.ts";
import type { Depth, SelfTestReport, Trigger } from "../domain/self-test/report.ts";
import type { Done } from "./obey.ts";
import { stateOf, type Condition } from "./state.ts";

interface Parts {
  readonly selfTest: {
    ask(trigger: Trigger, depth: Depth): string;
    find(id: string): SelfTestReport | undefined;
  };
  readonly condition: () => Condition;
  /** Without pictures, items, transactions and people. */
  readonly diagnostics: () => Promise<object>;
  /** Throws a Fault whose words say what is wrong with the bundle. */
  readonly stage: (folder: string, sha256: string) => Promise<string>;
}

/** A self-test is looked after this often. */
const LOOK_MS = 200;

const compressed = promisify(gzip);

/** Does what was commanded, and says what came of it. */
export function carryingOut({ selfTest, condition, diagnostics, stage }: Parts) {
  async function test(depth: Depth, signal: AbortSignal): Promise<Done> {
    const id = selfTest.ask("fleet", depth);
    while (selfTest.find(id)?.ended === null) await sleep(LOOK_MS, undefined, { signal });
    const report = selfTest.find(id);
    if (report?.pass == null) return { result: "failed", detail: "The self-test could not be completed. The state says which fault prevents it." };
    const data = { selfTest: stateOf({ ...condition(), selfTest: report }).selfTest };
    return { result: "done", detail: report.pass ? "The self-test passed." : "The self-test failed.", data };
  }

  return async (command: Command, signal: AbortSignal): Promise<Done> => {
    switch (command.command) {
      case "self-test":
        return await test(command.arguments.depth, signal);
      case "diagnostics": {
        const archive = await compressed(JSON.stringify(await diagnostics()));
        return { result: "done", detail: "A gzip of JSON, without pictures, items, transactions and people.", archive };
      }
      case "stage-bundle":
        return { result: "done", detail: await stage(command.arguments.folder, command.arguments.sha256) };
    }
  };
}
