import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { verifyLog } from "../../src/audit/verify.ts";
import { entriesIn } from "../support/entries.ts";
import { type Cabinet, openCabinet } from "./cabinet.ts";
import type { FaultCase, Finding } from "./fault.ts";
import { openWatchedPage, type WatchedPage } from "./watched-page.ts";

/**
 * A match of before may stand this long. Most faults take it away within two seconds; a picture that does not change any more is noticed
 * after three.
 */
const LATEST_MS = 5_000;
/** A daemon that is being started gets this long before the screen's words are read. */
const STARTS_MS = 15_000;
/** How long a fault lasts at least. */
const LASTS_MS = 2_000;
const PATIENCE_MS = 90_000;
/** A verdict that the host was told is on the screen by then. */
const SHOWN_MS = 10_000;

/** Brings the fault about in a cabinet of its own, with an order open and its verdict on the screen, and tells what came of it. */
export async function tryFault(browser: Browser, { area, fault, pack, expects, prepare, inject }: FaultCase): Promise<Finding> {
  await using cabinet = await openCabinet();
  cabinet.show(pack);
  await prepare?.(cabinet);
  await ready(cabinet);
  await using page = await openWatchedPage(browser, cabinet.url);
  const stands = pack === "right" ? "match" : "stop";
  const before = await verdictThatStands(cabinet, page, stands);

  const sinceMs = Date.now();
  const injected = await inject(cabinet);
  const heal = typeof injected === "function" ? injected : undefined;
  const noticed = await page.until(sinceMs, ({ look }) => isExpected(look), PATIENCE_MS);
  await answers(cabinet);
  await sleep(LASTS_MS);
  const said = heal ? page.seen.at(-1) : noticed;
  const endedMs = Date.now();
  const green = greenBetween(page, sinceMs, heal || expects === "unmoved" ? endedMs : (noticed?.atMs ?? endedMs));
  await heal?.();
  const again = await recoveredAt(cabinet, page, stands, heal ? endedMs : (noticed?.atMs ?? sinceMs));

  const restarts = cabinet.restarts();
  await cabinet.stop();
  const lost = lostOf(cabinet, [before.entry]);
  const afterMs = expects === "unmoved" || !noticed ? null : Math.max(0, noticed.atMs - sinceMs);
  return {
    area,
    fault,
    said: expects === "unmoved" ? "as before" : (said?.words ?? "").slice(0, 90),
    afterMs,
    ...green,
    lost,
    recovered: again === undefined ? "no" : heal ? "with its cause" : "by itself",
    recoveredMs: again ?? null,
    restarts,
    passed: noticed !== undefined && !green.greenAnew && green.greenMs <= LATEST_MS && lost === 0 && again !== undefined && restarts <= 1,
  };

  function isExpected(look: string): boolean {
    if (expects === "unmoved") return look === stands;
    return expects === "off" ? look === "off" : look !== "match";
  }
}

/** Ordered again where this machine was too busy for the verdict: it is then unsure, because the frame was too old. */
async function verdictThatStands({ host }: Cabinet, page: WatchedPage, stands: string) {
  const untilMs = Date.now() + PATIENCE_MS;
  for (let turn = 1; ; turn++) {
    const sinceMs = Date.now();
    const id = await host.order("red-100", { transactionId: `before-${turn}` });
    const state = await host.ask(id);
    if (state.state === "decided" && (await page.until(sinceMs, ({ look }) => look === stands, SHOWN_MS))) return state;
    if (Date.now() > untilMs) throw new Error(`no verdict stood before the fault: ${JSON.stringify([state, page.seen.at(-1)])}`);
    await host.cancel(id);
  }
}

async function ready(cabinet: Cabinet): Promise<void> {
  if (!(await comes(cabinet, "/readyz", PATIENCE_MS))) throw new Error("the cabinet did not become ready");
}

/** Until the daemon answers, as a daemon does that was started; one that cannot start, or hangs, does not. */
async function answers(cabinet: Cabinet): Promise<void> {
  await comes(cabinet, "/healthz", STARTS_MS);
}

/** Whether this is answered with "yes" within the time; one question may hang as the daemon may. */
async function comes({ url }: Cabinet, path: string, withinMs: number): Promise<boolean> {
  const untilMs = Date.now() + withinMs;
  while (Date.now() < untilMs) {
    const asked = fetch(url + path, { signal: AbortSignal.timeout(2_000) });
    if (
      await asked.then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return true;
    await sleep(100);
  }
  return false;
}

/** How long the match that stood at the first moment stood on, and whether another came before the second. */
function greenBetween({ seen }: WatchedPage, fromMs: number, toMs: number): Pick<Finding, "greenMs" | "greenAnew"> {
  const stood = seen.findLast(({ atMs }) => atMs <= fromMs)?.look === "match";
  const changes = seen.filter(({ atMs }) => atMs > fromMs && atMs < toMs);
  const left = changes.findIndex(({ look }) => look !== "match");
  const greenMs = stood ? (changes[left]?.atMs ?? toMs) - fromMs : 0;
  return { greenMs, greenAnew: changes.slice(stood ? Math.max(left, 0) : 0).some(({ look }) => look === "match") && (!stood || left >= 0) };
}

/** Milliseconds until the same verdict stands again, of the order that was open or of a new one. */
async function recoveredAt(cabinet: Cabinet, page: WatchedPage, stands: string, sinceMs: number): Promise<number | undefined> {
  await ready(cabinet);
  const state = await cabinet.host.ask((await openOrder(cabinet)) as string);
  if (state.state !== "decided" && state.state !== "open") return undefined;
  const seen = await page.until(sinceMs, ({ look }) => look === stands, PATIENCE_MS);
  return seen && Math.max(0, seen.atMs - sinceMs);
}

/** The order of before the fault if it is still open, or another. */
async function openOrder({ host }: Cabinet): Promise<string> {
  const response = await host.post({ transactionId: `after-${Date.now()}`, kind: "remove", expected: { item: "red-100" } });
  const body = (await response.json()) as { id?: string; detail?: string };
  return body.id ?? /Wait for (\S+)/.exec(body.detail ?? "")?.[1] ?? "";
}

/** How many of these numbers are no verification in the record; null when its chain is broken. */
function lostOf({ dataDir }: Cabinet, acknowledged: readonly number[]): number | null {
  if (!verifyLog(dataDir).whole) return null;
  const entries = entriesIn(dataDir);
  return acknowledged.filter((entry) => entries[entry - 1]?.kind !== "verification").length;
}
