import { atMost, type Check } from "../domain/self-test/check.ts";

/** Milliseconds. */
const LIMIT = 1_000;

/**
 * That a screen echoes; `echoMs` as Server.echo tells it. Without a screen there is nothing to check. It only warns: a screen that hears
 * nothing is grey by its own check.
 */
export function checkDisplay(echoMs: number | undefined): readonly Check[] {
  if (echoMs === undefined) return [];
  return [{ ...atMost("display.path", echoMs, LIMIT, "no screen answers"), advisory: true }];
}
