import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { State } from "../../src/domain/fleet/state.ts";
import { cabinetRoutes } from "../../src/gateway/cabinets.ts";
import { gatewayApp } from "../../src/gateway/http.ts";
import { openGatewayMetrics } from "../../src/gateway/metrics.ts";
import { openRoster } from "../../src/gateway/roster.ts";
import { openWatch } from "../../src/gateway/watch.ts";
import { openLog } from "../../src/log.ts";
import { openDoor } from "../../src/server/origin.ts";
import { AT, aState } from "../support/fleet.ts";
import { folderOf } from "../support/folder.ts";

const WARD = { tenant: "north", site: "st-anna", cabinet: "ward-3b" };
const OTHER = { ...WARD, cabinet: "ward-4" };

/** A gateway's interface without broker and store; the tests with both are in test/e2e. */
async function opened({ admits = true } = {}) {
  const now = () => Date.parse(AT);
  const roster = openRoster(now);
  const figures = { takenMs: () => now(), drifting: () => [], answeredSinceMs: 0 };
  const watch = openWatch({ roster, figures, silentMs: 60_000, now });
  const routes = cabinetRoutes({
    watch,
    query: () => Promise.reject(new Error("away")),
    links: () => ({ broker: true, store: false }),
    grafanaUrl: "https://boards/{tenant}/{site}?cabinet={cabinet}",
  });
  const door = openDoor({ host: "127.0.0.1", allowedOrigins: [] });
  const page = folderOf({ "index.html": "<title>Fleet</title>" });
  const parts = { metrics: openGatewayMetrics(), door, keeper: { admits: () => admits }, page, log: openLog("silent") };
  const server = createServer(gatewayApp({ routes, ...parts })).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = async (path: string) => (await fetch(`${url}${path}`)).json();
  return { roster, watch, url, ask };
}

describe("the gateway's interface", () => {
  test("tells the whole fleet first, and then what has changed and gone", async () => {
    const { roster, watch, ask } = await opened();
    roster.set(WARD, aState as State);
    roster.set(OTHER, aState as State);
    watch.refresh();
    const first = await ask("/v1/cabinets");
    expect(first).toMatchObject({ whole: true, links: { broker: true, store: false }, gone: [] });
    expect(first.cabinets).toHaveLength(2);
    expect(first.cabinets[0].needs).toEqual([
      { need: "fault", code: "CAMERA_STALLED" },
      { need: "check", check: "camera.stream" },
    ]);
    watch.refresh();
    expect(await ask(`/v1/cabinets?after=${first.mark}`)).toMatchObject({ whole: false, cabinets: [], gone: [] });
    roster.set(OTHER, { v: 1, id: aState.id, at: AT, online: false });
    roster.delete(WARD);
    watch.refresh();
    expect(await ask(`/v1/cabinets?after=${first.mark}`)).toMatchObject({
      whole: false,
      cabinets: [{ ...OTHER, online: false, program: "0.9.0", needs: [{ need: "offline" }] }],
      gone: ["north/st-anna/ward-3b"],
    });
  });

  test("answers the mark of another run with everything", async () => {
    const { roster, watch, ask } = await opened();
    roster.set(WARD, aState as State);
    watch.refresh();
    expect(await ask("/v1/cabinets?after=01abc-7")).toMatchObject({ whole: true, cabinets: [WARD] });
  });

  test("tells of one cabinet all that is known, also while the store is away", async () => {
    const { roster, ask } = await opened();
    roster.set(WARD, aState as State);
    expect(await ask("/v1/cabinets/north/st-anna/ward-3b")).toMatchObject({
      ...WARD,
      reasons: ["CAMERA_STALLED"],
      selfTest: { pass: false },
      measures: null,
      events: null,
      grafana: "https://boards/north/st-anna?cabinet=ward-3b",
    });
  });

  test.each([
    ["/v1/cabinets/north/st-anna/ward-9", 404, "unknown-cabinet"],
    ["/v1/cabinets/North/st-anna/ward-9", 400, "invalid-request"],
    ["/v1/cabinets?after=yesterday", 400, "invalid-request"],
    ["/v1/nothing", 404, "unknown-route"],
  ])("refuses %s with %i %s as a problem", async (path, status, kind) => {
    const { url } = await opened();
    const response = await fetch(`${url}${path}`);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(await response.json()).toMatchObject({ type: `urn:problem-type:blisterscope:${kind}`, status });
  });

  test("tells nothing of the fleet without the token; the page, which asks for it, is for everybody", async () => {
    const { url } = await opened({ admits: false });
    for (const path of ["/v1/cabinets", "/v1/cabinets/north/st-anna/ward-3b", "/metrics"]) {
      expect((await fetch(`${url}${path}`)).status).toBe(401);
    }
    expect(await (await fetch(url)).text()).toContain("Fleet");
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test("describes itself", async () => {
    const { ask } = await opened();
    const { paths, tags } = await ask("/openapi.json");
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(["/v1/cabinets", "/v1/cabinets/{tenant}/{site}/{cabinet}", "/metrics"]));
    expect(tags.map(({ name }: { name: string }) => name)).toEqual(["Monitoring", "Fleet", "Document"]);
  });
});
