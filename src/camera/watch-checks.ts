import type { Measures } from "../domain/camera/measures.ts";
import { type Expected, LIMITS } from "../domain/camera/symptoms.ts";
import { atLeast, atMost, type Check } from "../domain/self-test/check.ts";

interface Stream {
  /** Since a picture came last. */
  readonly silentMs: number;
  readonly stallSeconds: number;
}

/**
 * What the watch sees, for the self-test: only what can be told now. They warn: the watch itself declares what is wrong, and withdraws it
 * as soon as it is over.
 */
export function cameraChecks(measures: Measures, expected: Expected, { silentMs, stallSeconds }: Stream): readonly Check[] {
  const { brightest, burntOut, focus, shift, repeated, busy, size } = measures;
  const checks = [
    atMost("camera.stream", silentMs / 1_000, stallSeconds, "no picture comes"),
    ...known(expected.rate === "unknown" ? undefined : expected.rate, (rate) =>
      atLeast("camera.late", rate, LIMITS.rate, "too few pictures come"),
    ),
    ...known(expected.noisy ? repeated : undefined, (times) => atMost("camera.frozen", times, LIMITS.repeated, "the picture is frozen")),
    ...known(brightest, (grey) => atLeast("camera.black", grey, LIMITS.brightest, "the picture is black")),
    ...known(burntOut, (share) => atMost("camera.saturated", share, LIMITS.burntOut, "the picture is burnt out")),
    ...known(focus, (share) => atLeast("camera.focus", share, LIMITS.focusLeast, "the tray is blurred")),
    ...known(shift?.cells, (cells) => atMost("camera.moved", cells, LIMITS.shift, "the tray has moved")),
    ...known(expected.size && size, ({ width, height }) =>
      atMost(
        "camera.resolution",
        width === expected.size?.width && height === expected.size.height ? 0 : 1,
        0,
        `${width} x ${height} pixels`,
      ),
    ),
    ...known(busy, (share) => atMost("camera.covered", share, LIMITS.busy, "something is above the tray")),
  ];
  return checks.map((check) => ({ ...check, advisory: true }));
}

function known<T>(value: T | undefined, check: (value: T) => Check): readonly Check[] {
  return value === undefined ? [] : [check(value)];
}
