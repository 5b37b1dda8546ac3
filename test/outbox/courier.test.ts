import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Letter } from "../../src/domain/told/letter.ts";
import { backoffMs } from "../../src/outbox/backoff.ts";
import { openCourier, type Store } from "../../src/outbox/courier.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

const HOUR_MS = 3_600_000;

function letter(id: string, lane: string): Letter {
  return { id, lane, destination: "d", row: 1, type: "event", at: "2026-01-01T00:00:00.000Z", data: "{}" };
}

/** Letters in memory, to be added to while the courier runs. */
function storeOf(letters: Letter[]): Store {
  return {
    lanes: () => [...new Set(letters.map(({ lane }) => lane))],
    first: (_, lane) => letters.find((one) => one.lane === lane),
    delivered: (_, id) =>
      void letters.splice(
        letters.findIndex((one) => one.id === id),
        1,
      ),
  };
}

test("after an hour without a receiver everything arrives within a minute, each lane in its order", async () => {
  const letters = Array.from({ length: 300 }, (_, nth) => letter(`${nth}`, `lane-${nth % 100}`));
  const arrived: Letter[] = [];
  const reports: (string | undefined)[] = [];
  let up = false;
  let tries = 0;
  using _courier = openCourier({
    store: storeOf([...letters]),
    destination: "d",
    deliver: (one) => {
      tries += 1;
      if (!up) return Promise.reject(new Error("refused"));
      arrived.push(one);
      return Promise.resolve();
    },
    report: (error) => reports.push(error?.message),
  });
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  // A hundred lanes, each tried at most every 30 seconds once it has failed often.
  expect(tries).toBeLessThan(100 * (8 + 120));
  expect(reports).toEqual(["refused"]);
  up = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(arrived).toHaveLength(300);
  for (const lane of new Set(letters.map((one) => one.lane))) {
    expect(arrived.filter((one) => one.lane === lane)).toEqual(letters.filter((one) => one.lane === lane));
  }
  expect(reports).toEqual(["refused", undefined]);
});

test("what is new goes before what has failed, and an attempt without an end is given up", async () => {
  const letters = Array.from({ length: 50 }, (_, nth) => letter(`stuck-${nth}`, `stuck-${nth}`));
  const arrived: string[] = [];
  using courier = openCourier({
    store: storeOf(letters),
    destination: "d",
    deliver: ({ id }, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
        if (!id.startsWith("stuck")) resolve(void arrived.push(id));
      }),
    report: () => {},
  });
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  letters.push(letter("new", "new"));
  courier.wake(["new"]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(arrived).toEqual(["new"]);
});

test("a store that cannot forget a letter has it delivered again, not lost", async () => {
  const letters = [letter("1", "lane")];
  const store = storeOf(letters);
  let full = true;
  const arrived: string[] = [];
  using _courier = openCourier({
    store: {
      ...store,
      delivered: (destination, id) => {
        if (full) throw new Error("the disk is full");
        store.delivered(destination, id);
      },
    },
    destination: "d",
    deliver: ({ id }) => Promise.resolve(void arrived.push(id)),
    report: () => {},
  });
  await vi.advanceTimersByTimeAsync(5_000);
  full = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(arrived.length).toBeGreaterThan(1);
  expect(new Set(arrived)).toEqual(new Set(["1"]));
  expect(letters).toEqual([]);
});

test("the wait doubles up to a minute, and is shortened at random by up to half", () => {
  const bounds = [1, 2, 3, 6, 7, 50].map((failures) => [backoffMs(failures, () => 1), backoffMs(failures, () => 0)]);
  expect(bounds).toEqual([
    [500, 1_000],
    [1_000, 2_000],
    [2_000, 4_000],
    [16_000, 32_000],
    [30_000, 60_000],
    [30_000, 60_000],
  ]);
});
