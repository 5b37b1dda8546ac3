import { writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodeWrite, type Series, WRITE_HEADERS } from "../../src/gateway/remote-write.ts";
import { AILING, stateOf, WELL } from "../support/ailing-cabinets.ts";
import { type FleetStack, fleetIsHere, type GatewayProcess, openFleetStack, send, snapshot } from "../support/fleet-stack.ts";
import { emptyFolder } from "../support/folder.ts";
import { accessibilityProblems } from "../support/inspection.ts";
import { until } from "../support/programs.ts";
import { browserIsHere, complaintsOf, openBrowser } from "../support/touchscreen.ts";

const PICTURES = fileURLToPath(new URL("../../test-results/fleet/", import.meta.url));
const DESKTOP = { width: 1440, height: 900 };
const TABLET = { width: 820, height: 1180 };
const TOKEN = "0123456789abcdef0123456789abcdef";
const outside = Object.values(networkInterfaces())
  .flat()
  .find((address) => address && !address.internal && address.family === "IPv4")?.address;
const DAY_MS = 24 * 3_600_000;
const GRAFANA = "https://boards.example/d/cabinet?var-site={site}&var-cabinet={cabinet}";

function place(cabinet: string) {
  return { tenant: "north", site: cabinet < "f" ? "st-anna" : "city-hospital", cabinet };
}

describe.runIf(fleetIsHere && browserIsHere)("the page of the fleet", () => {
  let browser: Browser;
  let stack: FleetStack;
  let gateway: GatewayProcess;
  beforeAll(async () => {
    [browser, stack] = await Promise.all([openBrowser(), openFleetStack(), mkdir(PICTURES, { recursive: true })]);
    await recordDrift();
    gateway = await stack.startGateway("gateway-1", { silentMinutes: 0.2, grafanaUrl: GRAFANA });
    const client = await stack.openCabinet();
    for (const { cabinet, state, figures } of AILING) {
      await send(client, place(cabinet), "state", stateOf(state), true);
      if (figures !== "none") await send(client, place(cabinet), "metrics", snapshot(1, Date.now()));
      if (state === undefined)
        await send(client, place(cabinet), "state", { v: 1, id: ulid(), at: new Date().toISOString(), online: false }, true);
    }
    for (const cabinet of WELL) await send(client, place(cabinet), "state", stateOf(), true);
    await send(client, place("b-cable"), "event/fault", event({ fault: "CAMERA_STALLED", began: true }, 4711));
    await send(client, place("b-cable"), "event/self-test", event(stateOf().selfTest, 4710));
    const keeping = setInterval(() => void keepMeasuring(), 2_000);
    async function keepMeasuring(): Promise<void> {
      const alive = [...AILING.filter(({ figures }) => figures !== "none").map(({ cabinet }) => cabinet), ...WELL];
      await Promise.all(alive.map((cabinet) => send(client, place(cabinet), "metrics", snapshot(1, Date.now()))));
    }
    stopMeasuring = () => clearInterval(keeping);
    await keepMeasuring();
  });
  let stopMeasuring = () => {};
  afterAll(async () => {
    stopMeasuring();
    await browser?.close();
    await stack?.[Symbol.asyncDispose]();
  });

  function event(data: unknown, sequence: number) {
    return { v: 1, id: ulid(), at: new Date(Date.now() - 60_000).toISOString(), sequence, data };
  }

  /** What the recording rules would have left: stops were overridden seldom, and today they are. */
  async function recordDrift(): Promise<void> {
    const midnightMs = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const times = [midnightMs - 2 * DAY_MS, midnightMs - DAY_MS, midnightMs].map((atMs) => ({ atMs, count: 10 }));
    const own = [...times, { atMs: Date.now(), count: 90 }].flatMap(({ atMs, count }) => [
      recorded("l-packaging", "count", count, atMs),
      recorded("l-packaging", "of", 200, atMs),
    ]);
    const peer = [recorded(WELL[0], "count", 10, Date.now()), recorded(WELL[0], "of", 300, Date.now())];
    const series = [...own, ...peer];
    const response = await fetch(stack.writeUrl, { method: "POST", headers: WRITE_HEADERS, body: encodeWrite(series) });
    expect(response.ok).toBe(true);
  }

  function recorded(cabinet: string, what: "count" | "of", value: number, timestamp: number): Series {
    const labels = { __name__: `cabinet:blisterscope_measure_${what}:increase1d`, ...place(cabinet), measure: "overrides" };
    const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
    return { labels: sorted.map(([name, value]) => ({ name, value })), samples: [{ value, timestamp }] };
  }

  async function open(viewport = DESKTOP): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
    const page = await browser.newPage({ viewport });
    const complaints = complaintsOf(page, gateway.url);
    await page.goto(gateway.url);
    await page.locator(".cabinet-row").first().waitFor();
    return { page, complaints };
  }

  /** What each row of the table says. */
  function rowsOf(page: Page): Promise<readonly { cabinet: string; level: string; what: string; todo: string }[]> {
    return page.locator(".cabinet-row").evaluateAll((rows) =>
      rows.map((row) => {
        const textOf = (selector: string) => row.querySelector(selector)?.textContent ?? "";
        return {
          cabinet: textOf("a"),
          level: textOf(".level-word"),
          what: textOf(".what") || textOf(".calm"),
          todo: textOf(".of-need .todo"),
        };
      }),
    );
  }

  test("says of each cabinet with a fault that it is broken, why, and what to do, and of the others that nobody is needed", async () => {
    const { page, complaints } = await open({ width: 1440, height: 1200 });
    const rows = await until(
      () => rowsOf(page),
      (found) => AILING.every(({ cabinet, what }) => found.some((row) => row.cabinet === cabinet && what.test(row.what))),
      "every injected fault on the page",
    );
    expect(rows).toHaveLength(AILING.length + WELL.length);
    for (const { cabinet, level, what, todo } of AILING) {
      const row = rows.find((one) => one.cabinet === cabinet);
      expect(row).toMatchObject({ level, what: expect.stringMatching(what), todo: expect.stringMatching(todo) });
      const mistaken = AILING.filter(
        (other) => other.cabinet !== cabinet && other.what.test(row?.what ?? "") && other.todo.test(row?.todo ?? ""),
      );
      expect(mistaken).toEqual([]);
    }
    for (const cabinet of WELL) expect(rows.find((one) => one.cabinet === cabinet)).toMatchObject({ level: "", what: "Nothing" });
    expect(await page.locator(".count-number").allTextContents()).toEqual(["9", "3", "3"]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test.each([
    ["desktop", DESKTOP],
    ["tablet", TABLET],
  ] as const)("passes axe, the table and a cabinet's own page alike, on a %s", async (name, viewport) => {
    const { page, complaints } = await open(viewport);
    await page.screenshot({ path: `${PICTURES}${name}-12.png` });
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole("link", { name: "f-bundle" }).click();
    await page.locator(".failed").waitFor();
    await page.screenshot({ path: `${PICTURES}${name}-cabinet.png` });
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("a cabinet's page tells its last self-test, its events, its drift and where its boards are", async () => {
    const { page, complaints } = await open();
    await page.getByRole("link", { name: "l-packaging" }).click();
    const drifted = page.locator('[data-drifts="true"]');
    await drifted.waitFor();
    expect(await drifted.locator("td").allTextContents()).toEqual(["45.0 %", "5.0 %differs", "20.0 %differs"]);
    expect(await page.getByRole("link", { name: "Open its boards" }).getAttribute("href")).toBe(
      "https://boards.example/d/cabinet?var-site=city-hospital&var-cabinet=l-packaging",
    );
    await page.getByRole("link", { name: "The whole fleet" }).click();
    await page.getByRole("link", { name: "b-cable" }).click();
    const events = page.locator(".events li");
    await events.nth(1).waitFor();
    expect((await events.allTextContents()).join(" ")).toMatch(/Fault Began: The camera has stopped\..*entry 4711/s);
    await page.goBack();
    await page.locator(".cabinet-row").first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("is told within seconds what changes, and what has gone", async () => {
    const { page } = await open();
    const client = await stack.openCabinet();
    await send(client, place("z-new"), "state", stateOf({ readiness: "advisory_off", reasons: ["CAMERA_MOVED"] }), true);
    await page.getByRole("link", { name: "z-new" }).waitFor();
    await send(client, place("z-new"), "state", stateOf(), true);
    await page.locator('.cabinet-row[data-level="well"]', { hasText: "z-new" }).waitFor();
    await send(client, place("z-new"), "state", "", true);
    await page.getByRole("link", { name: "z-new" }).waitFor({ state: "detached" });
    await page.close();
  });

  test.runIf(outside)("asks for the token from another machine, says when it is the wrong one, and opens with the right one", async () => {
    const tokenFile = join(emptyFolder(), "token");
    writeFileSync(tokenFile, TOKEN);
    const guarded = await stack.startGateway("gateway-guarded", { server: { host: "0.0.0.0", port: 0, tokenFile } });
    const page = await browser.newPage({ viewport: TABLET });
    await page.goto(guarded.url.replace("localhost", outside ?? ""));
    for (const token of ["not the token", TOKEN]) {
      await page.getByLabel("The gateway's token").fill(token);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole("button", { name: "Open" }).click();
      await (token === TOKEN ? page.locator(".cabinet-row").first() : page.getByText("This is not the gateway's token.")).waitFor();
    }
    await page.close();
    await guarded.kill();
  });

  test("scrolls to the last of more cabinets than fit", async () => {
    const { page } = await open();
    const client = await stack.openCabinet();
    const many = Array.from({ length: 60 }, (_, nth) => place(`y-${String(nth).padStart(2, "0")}`));
    await Promise.all(many.map((one) => send(client, one, "state", stateOf(), true)));
    await page.getByText("75 shown").waitFor();
    expect(await page.locator(".cabinet-row").count()).toBeLessThan(60);
    await page.locator(".sheet").evaluate((sheet) => sheet.scrollTo(0, sheet.scrollHeight));
    await page.getByRole("link", { name: "y-59" }).waitFor();
    await Promise.all(many.map((one) => send(client, one, "state", "", true)));
    await page.getByText("15 shown").waitFor();
    await page.close();
  });

  test("filters by level and by words, and sorts, by the keyboard alone", async () => {
    const { page } = await open();
    await page.locator(".count").first().focus();
    await page.keyboard.press("Enter");
    await page.getByText("9 shown: off").waitFor();
    await page.getByLabel("Find").fill("tray");
    await page.getByText("1 shown: off").waitFor();
    expect((await rowsOf(page)).map(({ cabinet }) => cabinet)).toEqual(["e-covered"]);
    await page.getByLabel("Find").fill("");
    await page.getByRole("button", { name: "Cabinet" }).press("Enter");
    await page.getByRole("button", { name: "Cabinet" }).press("Enter");
    await page.getByLabel("By site").uncheck();
    expect((await rowsOf(page))[0]?.cabinet).toBe("e-covered");
    await page.close();
  });
});
