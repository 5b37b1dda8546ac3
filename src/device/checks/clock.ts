import { atMost, type Check } from "../../domain/self-test/check.ts";

/** A computer whose battery is empty starts long before this. */
const EARLIEST_MS = Date.parse("2025-01-01T00:00:00Z");
/** Seconds that the clock may be set back without a word. */
const BACK_LIMIT = 60;

/** `latest`: the time of the newest entry that an earlier run of the daemon has recorded, ISO 8601. */
export function checkClock(latest: string | undefined, nowMs: number = Date.now()): readonly Check[] {
  const before = Math.max(0, EARLIEST_MS - nowMs) / 1000;
  const back = latest === undefined ? 0 : Math.max(0, Date.parse(latest) - nowMs) / 1000;
  return [
    atMost("clock.set", before, 0, `it shows ${new Date(nowMs).toISOString()}`),
    { ...atMost("clock.back", back, BACK_LIMIT, `the record's last entry is of ${latest}`), advisory: true },
  ];
}
