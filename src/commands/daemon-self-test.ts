import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Config } from "../config.ts";
import { Fault } from "../errors.ts";
import { daemonAt } from "./daemon-at.ts";

/** A run as the daemon's interface tells it; what could not be measured comes as null. */
const Run = z.looseObject({
  id: z.string(),
  ended: z.string().nullable(),
  pass: z.boolean().nullable(),
  checks: z.array(
    z.looseObject({ id: z.string(), value: z.number().nullable(), limit: z.number(), pass: z.boolean(), detail: z.string().optional() }),
  ),
});
export type ToldRun = z.infer<typeof Run>;

const ASK_AGAIN_MS = 500;

/** Lets the daemon that runs with this configuration test itself; undefined where none answers. Throws Fault SELF_TEST_FAILED. */
export async function askDaemon(config: Pick<Config, "server">): Promise<ToldRun | undefined> {
  const daemon = daemonAt(config);
  const runs = `${daemon.url}/v1/self-tests`;
  const headers = { "content-type": "application/json", ...daemon.headers };
  const begun = await fetch(runs, { method: "POST", headers, body: JSON.stringify({ trigger: "command" }) }).catch(() => undefined);
  if (!begun) return undefined;
  const { id } = z.looseObject({ id: z.string() }).parse(await answerOf(begun));
  for (;;) {
    const run = Run.parse(await answerOf(await fetch(`${runs}/${id}`, { headers })));
    if (run.ended !== null) return run;
    await sleep(ASK_AGAIN_MS);
  }
}

async function answerOf(response: Response): Promise<unknown> {
  if (response.ok) return response.json();
  throw new Fault("SELF_TEST_FAILED", `${response.url} answers ${response.status}: ${await response.text()}`);
}
