import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, askAll } from "../fleet/ask-store.ts";
import { type Crowd, openCrowd } from "../fleet/crowd.ts";
import { hurry } from "../fleet/hurry.ts";
import { type Notified, nameOf, openNotified } from "../fleet/notified.ts";
import { bringUp, type Stack } from "../fleet/stack.ts";
import { requires } from "../support/requires.ts";

const programs = [
  requires("mosquitto", "mosquitto"),
  requires("prometheus", "prometheus"),
  requires("prometheus-alertmanager", "prometheus-alertmanager"),
  requires("victoria-metrics", "victoria-metrics"),
];
/** VictoriaMetrics keeps what came within the last seconds in memory, as its documentation says: it is not killed here. */
const STORES = [
  { store: "prometheus", killed: ["broker", "gateway-1", "gateway-2", "store", "alertmanager"] },
  { store: "victoria-metrics", killed: ["broker", "gateway-1", "gateway-2", "rules", "alertmanager"] },
] as const;
/** On a machine that is busy with other tests. */
const SLOWLY = { timeout: 90_000, interval: 100 };

describe.runIf(programs.every(Boolean)).each(STORES)("the fleet on one machine, with $store", ({ store: kind, killed: parts }) => {
  let stack: Stack;
  let crowd: Crowd;
  let notified: Notified;
  let store: string;

  beforeAll(async () => {
    stack = await bringUp({ store: kind, gateways: 2 });
    store = stack.address("store");
    notified = await openNotified(stack.address("alerts"));
    hurry(stack);
    crowd = await openCrowd(stack, 4);
  }, 120_000);

  afterAll(async () => {
    await crowd?.[Symbol.asyncDispose]();
    await stack?.[Symbol.asyncDispose]();
    await notified?.[Symbol.asyncDispose]();
  });

  test("what was measured while the network was cut for 90 minutes arrives at its own time, each once", async () => {
    const startMs = Math.floor(Date.now() / 60_000) * 60_000 - 90 * 60_000;
    const minutes = Array.from({ length: 90 }, (_, minute) => ({ atMs: startMs + minute * 60_000, minute, id: ulid(startMs + minute) }));
    const tell = ({ atMs, minute, id }: (typeof minutes)[number]) =>
      crowd.tell(100, { id, atMs, samples: [["blisterscope_ready", {}, minute]] });
    // Live first, then the backlog, the oldest first, and all of it once more, as after a PUBACK that was lost.
    await crowd.tell(100, { atMs: Date.now(), samples: [["blisterscope_ready", {}, 1_000]] });
    for (const one of [...minutes, ...minutes]) await tell(one);
    await expect.poll(late, SLOWLY).toHaveLength(minutes.length);
    expect(await late()).toEqual(minutes.map(({ atMs, minute }) => [atMs / 1_000, `${minute}`]));

    /** The samples as they are kept, without the live one. */
    async function late() {
      const [series] = await askAll(store, 'blisterscope_ready{cabinet="cabinet-100"}[2h]');
      return (series?.values ?? []).filter(([, value]) => value !== "1000");
    }
  });

  test.each(parts)("nothing that was acknowledged is lost, and nothing is there twice, when the %s is killed", async (part) => {
    const before = await samples();
    const killed = stack.pid(part) ?? 0;
    await crowd.send(50, 50, 100);
    const rest = crowd.send(100, 50, 100);
    process.kill(killed, "SIGKILL");
    await rest;
    await expect.poll(samples, SLOWLY).toBe(before + 150);
    await expect.poll(() => stack.pid(part) ?? killed, SLOWLY).not.toBe(killed);
  });

  test("a site that is away keeps its cabinets quiet, and a cabinet that is away keeps its parts quiet", async () => {
    const unready = (nth: number) =>
      crowd.tell(nth, {
        atMs: Date.now(),
        samples: [
          ["blisterscope_ready", {}, 0],
          ["blisterscope_state", {}, 2],
        ],
      });
    // Cabinets 0 to 19 are site-0, 20 to 39 site-1.
    await crowd.appear(40);
    await Promise.all([unready(20), unready(21)]);
    await expect.poll(() => told("CabinetCannotMatch of site-1/cabinet-21"), SLOWLY).toBe(true);
    await crowd.leave(20);
    for (let nth = 0; nth < 20; nth++) await crowd.leave(nth);
    await expect.poll(() => told("SiteOffline of site-0"), SLOWLY).toBe(true);
    await expect.poll(() => told("CabinetOffline of site-1/cabinet-20"), SLOWLY).toBe(true);
    await expect
      .poll(suppressed, SLOWLY)
      .toEqual(expect.arrayContaining(["CabinetOffline of site-0/cabinet-7", "CabinetCannotMatch of site-1/cabinet-20"]));
    expect(await suppressed()).not.toContain("CabinetCannotMatch of site-1/cabinet-21");
    expect([...notified.told].filter((alert) => alert.includes("CabinetOffline of site-0"))).toEqual([]);

    function told(alert: string): boolean {
      return notified.told.has(`it: ${alert}`);
    }

    async function suppressed(): Promise<readonly string[]> {
      const response = await fetch(`${stack.address("alertmanager")}/api/v2/alerts?active=false&silenced=false&inhibited=true`);
      const alerts = (await response.json()) as readonly {
        readonly labels: Record<string, string>;
        readonly status: { readonly state: string };
      }[];
      return alerts.filter(({ status }) => status.state === "suppressed").map(({ labels }) => nameOf(labels));
    }
  });

  /** Of the crowd's snapshots within the last quarter of an hour; the store may be away. */
  function samples(): Promise<number> {
    return ask(store, 'sum(count_over_time(blisterscope_scale_check{tenant="scale",check="check-50"}[15m]))').catch(() => Number.NaN);
  }
});
